import type { StepStatus, StoredStep } from '@rex/engine';
import type { Statement } from '../connection/sql';

/** The document of version $2 of workflow $1. Also of a deleted workflow: what was accepted still runs (PROMISES P9). */
export const LOAD_DOCUMENT: Statement = {
  name: 'load_document',
  text: 'SELECT document FROM workflow_versions WHERE workflow_id = $1 AND version = $2',
};

/** What a resume needs of the steps of execution $1. */
export const LOAD_STEPS: Statement = {
  name: 'load_steps',
  text: `
    SELECT node_id, status, port, output, error, attempt, started_at, finished_at
    FROM execution_steps WHERE execution_id = $1`,
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
}

/** A row as the engine knows it. */
export function toStoredStep(row: StoredStepRow): StoredStep {
  return {
    nodeId: row.node_id,
    status: row.status,
    port: row.port,
    outputJson: row.output,
    error: row.error === null ? null : (JSON.parse(row.error) as StoredStep['error']),
    attempt: row.attempt,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
