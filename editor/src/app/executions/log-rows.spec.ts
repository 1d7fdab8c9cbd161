import type { Execution, StepLog } from '../api/types';
import { filterLogs, logRows } from './log-rows';

const line = (second: number, level: string, message: string): StepLog =>
  ({ at: `2026-11-01T00:00:0${second}.000Z`, level, message }) as StepLog;
const execution = {
  steps: [
    { nodeId: 'a', nodeName: 'A', logs: [line(1, 'info', 'one'), line(3, 'error', 'three')] },
    { nodeId: 'b', nodeName: '', logs: [line(2, 'debug', 'two'), line(3, 'warn', 'three too')] },
  ],
} as unknown as Execution;
const messages = (rows: { line: StepLog }[]): string[] => rows.map((row) => row.line.message);

describe('logRows', () => {
  it('gives the lines of all steps in the order of time', () => {
    expect(messages(logRows(execution))).toEqual(['one', 'two', 'three', 'three too']);
    expect(new Set(logRows(execution).map(({ key }) => key)).size).toBe(4);
    expect(logRows(null)).toEqual([]);
  });

  it('filters by level and by node', () => {
    const rows = logRows(execution);
    expect(messages(filterLogs(rows, { level: 'warn', nodeId: null }))).toEqual(['three', 'three too']);
    expect(messages(filterLogs(rows, { level: 'debug', nodeId: 'b' }))).toEqual(['two', 'three too']);
  });
});
