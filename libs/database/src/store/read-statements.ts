import type { StepStatus, StoredStep } from '@rex/engine';
import type { Statement } from '../connection/sql';
import { parse } from '../repositories/execution-row';
import { valueOf } from './large-values';

/** The document of version $2 of workflow $1. Also of a deleted workflow: what was accepted still runs (PROMISES P9). */
export const LOAD_DOCUMENT: Statement = {
  name: 'load_document',
  text: 'SELECT document FROM workflow_versions WHERE workflow_id = $1 AND version = $2',
};

/** What a resume needs of the steps of execution $1: what attempts said only where another may follow. */
export const LOAD_STEPS: Statement = {
  name: 'load_steps',
  text: `
    SELECT s.node_id, s.status, s.port, s.error, s.attempt, s.started_at, s.finished_at,
      CASE WHEN s.output_bytes IS NULL THEN s.output ELSE ${valueOf('s.output', 's.execution_id', `'step:' || s.node_id`)} END AS output,
      extract(epoch FROM s.resume_at - now())::float8 * 1000 AS resume_ms,
      CASE WHEN s.finished_at IS NULL THEN s.logs END AS logs, CASE WHEN s.finished_at IS NULL THEN s.warnings END AS warnings
    FROM execution_steps s WHERE s.execution_id = $1
    ORDER BY s.started_at NULLS LAST, s.node_id`,
};

/** A row of LOAD_STEPS. */
export interface StoredStepRow {
  node_id: string;
  status: StepStatus;
  port: string | null;
  output: string | null;
  error: string | null;
  attempt: number;
  started_at: Date | null;
  finished_at: Date | null;
  resume_ms: number | null;
  logs: string | null;
  warnings: string | null;
}

/** A row as the engine knows it. */
export function toStoredStep(row: StoredStepRow): StoredStep {
  return {
    nodeId: row.node_id,
    status: row.status,
    port: row.port,
    outputJson: row.output,
    error: parse<NonNullable<StoredStep['error']>>(row.error),
    attempt: row.attempt,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    resumeInMs: row.status === 'waiting' ? (row.resume_ms ?? 0) : null,
    logs: parse<StoredStep['logs']>(row.logs) ?? [],
    warnings: parse<StoredStep['warnings']>(row.warnings) ?? [],
  };
}
