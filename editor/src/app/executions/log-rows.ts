import type { Execution, StepLog } from '../api/types';

/** The levels of log lines, from the least to the most important. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A line that a step of an execution logged. */
export interface LogRow {
  key: string;
  nodeId: string;
  nodeName: string;
  line: StepLog;
}

/** Which lines are shown. */
export interface LogFilter {
  /** These and more important ones. */
  level: LogLevel;
  /** Lines of one node; null: of all. */
  nodeId: string | null;
}

/** What all steps of an execution logged, in the order of time; lines of one moment keep the order of their steps. */
export function logRows(execution: Execution | null): LogRow[] {
  const rows = (execution?.steps ?? []).flatMap(({ logs, nodeId, nodeName }) =>
    logs.map((line, index) => ({
      row: { key: `${nodeId} ${index}`, nodeId, nodeName: nodeName || nodeId, line },
      atMs: Date.parse(line.at),
    })),
  );
  return rows.sort((one, other) => one.atMs - other.atMs).map(({ row }) => row);
}

/** The lines that a filter lets through. */
export function filterLogs(rows: readonly LogRow[], { level, nodeId }: LogFilter): LogRow[] {
  const least = LOG_LEVELS.indexOf(level);
  return rows.filter((row) => rankOf(row.line.level) >= least && (nodeId === null || row.nodeId === nodeId));
}

function rankOf(level: string): number {
  const rank = LOG_LEVELS.findIndex((each) => each === level);
  return rank < 0 ? LOG_LEVELS.length : rank;
}
