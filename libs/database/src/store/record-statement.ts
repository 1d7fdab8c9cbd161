import type { ExecutionWrite, StepWrite } from '@rex/engine';
import type { Statement } from '../connection/sql';
import { storableJson } from '../connection/storable-json';
import { textArray } from '../connection/text-array';
import { tellHints } from './hint-sql';

/**
 * Writes what several executions did: one statement, one commit (ADR 0004). The guarded update decides whose write counts;
 * steps are written only for those it let through, and a terminal step stays as it is.
 */
export const RECORD: Statement = {
  name: 'record',
  text: `
    WITH written AS MATERIALIZED (
      SELECT * FROM unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[]) AS w (id, epoch, status, output, error)
    ), updated AS (
      UPDATE executions e SET
        status = coalesce(w.status, e.status), output = w.output, error = w.error,
        finished_at = CASE WHEN w.status IS NOT NULL THEN now() END, revision = e.revision + 1
      FROM written w
      WHERE e.id = w.id AND e.lease_owner = $1 AND e.lease_epoch = w.epoch AND e.status = 'running'
      RETURNING e.id, e.lease_epoch, e.revision, w.status IS NOT NULL AS finished
    ), stepped AS (
      INSERT INTO execution_steps AS s (execution_id, node_id, node_type, status, port, attempt, output, error, logs, warnings,
        started_at, finished_at, duration_ms, revision)
      SELECT n.execution_id, n.node_id, n.node_type, n.status, n.port, n.attempt, n.output, n.error, n.logs, n.warnings,
        n.started_at, n.finished_at, n.duration_ms, u.revision
      FROM unnest($7::uuid[], $8::int[], $9::text[], $10::text[], $11::text[], $12::text[], $13::int[], $14::text[], $15::text[],
        $16::text[], $17::text[], $18::timestamptz[], $19::timestamptz[], $20::int[]) AS n (execution_id, epoch, node_id,
        node_type, status, port, attempt, output, error, logs, warnings, started_at, finished_at, duration_ms)
      JOIN updated u ON u.id = n.execution_id AND u.lease_epoch = n.epoch
      ON CONFLICT (execution_id, node_id) DO UPDATE SET
        node_type = excluded.node_type, status = excluded.status, port = excluded.port, attempt = excluded.attempt,
        output = excluded.output, error = excluded.error, logs = excluded.logs, warnings = excluded.warnings,
        started_at = excluded.started_at, finished_at = excluded.finished_at, duration_ms = excluded.duration_ms,
        revision = excluded.revision
      WHERE s.status NOT IN ('completed', 'failed', 'skipped', 'cancelled')
    ), ${tellHints('updated', '$21')}
    SELECT id, lease_epoch AS epoch, revision, (SELECT count(*) FROM told)::int AS payloads FROM updated`,
};

/** A row of RECORD: an execution that was written. */
export interface RecordedRow {
  id: string;
  epoch: number;
  revision: number;
}

/** The parameters of RECORD. */
export function recordValues(
  workerId: string,
  writes: ExecutionWrite[],
  notifyChannel: string | null,
): unknown[] {
  return [workerId, ...executionColumns(writes), ...stepColumns(writes), notifyChannel];
}

function executionColumns(writes: ExecutionWrite[]): unknown[] {
  return [
    writes.map((each) => each.executionId),
    writes.map((each) => each.leaseEpoch),
    textArray(writes.map((each) => each.finish?.status ?? null)),
    textArray(writes.map((each) => toText(each.finish?.outputJson))),
    textArray(writes.map((each) => toJson(each.finish?.error))),
  ];
}

function stepColumns(writes: ExecutionWrite[]): unknown[] {
  const steps = writes.flatMap((each) => each.steps);
  const leases = writes.flatMap((each) => each.steps.map(() => each));
  const texts = (column: (step: StepWrite) => string | null) => textArray(steps.map(column));
  return [
    leases.map((each) => each.executionId),
    leases.map((each) => each.leaseEpoch),
    texts((each) => each.nodeId),
    texts((each) => each.nodeType),
    texts((each) => each.status),
    texts((each) => each.port),
    steps.map((each) => each.attempt),
    texts((each) => toText(each.outputJson)),
    texts((each) => toJson(each.error)),
    texts((each) => (each.logs.length > 0 ? toJson(each.logs) : null)),
    texts((each) => (each.warnings.length > 0 ? toJson(each.warnings) : null)),
    steps.map((each) => each.startedAt?.toISOString() ?? null),
    steps.map((each) => each.finishedAt?.toISOString() ?? null),
    steps.map((each) => (each.durationMs === null ? null : Math.round(each.durationMs))),
  ];
}

function toText(json: string | null | undefined): string | null {
  return json === null || json === undefined ? null : storableJson(json);
}

function toJson(value: object | null | undefined): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
