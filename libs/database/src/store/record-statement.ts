import type { ExecutionWrite, Lease, StepWrite } from '@rex/engine';
import type { Statement } from '../connection/sql';
import { storableJson } from '../connection/storable-json';
import { textArray } from '../connection/text-array';
import { tellHints } from './hint-sql';
import { byteLength, isLarge, OUTPUT_VALUE, stepValue } from './large-values';

/**
 * Writes what several executions did: one statement, one commit (ADR 0004). The guarded update decides whose write counts;
 * steps are written only for those it let through, and a terminal step stays as it is.
 */
export const RECORD: Statement = {
  name: 'record',
  text: `
    WITH written AS MATERIALIZED (
      SELECT * FROM unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::float8[])
        AS w (id, epoch, status, output, error, resume_ms)
    ), updated AS (
      UPDATE executions e SET
        status = coalesce(w.status, e.status), output = w.output, error = w.error, revision = e.revision + 1,
        finished_at = CASE WHEN w.status <> 'waiting' THEN now() END,
        lease_owner = CASE WHEN w.status = 'waiting' THEN NULL ELSE e.lease_owner END,
        lease_expires_at = CASE WHEN w.status = 'waiting' THEN NULL ELSE e.lease_expires_at END,
        resume_at = CASE WHEN w.status <> 'waiting' THEN NULL
          WHEN e.cancel_requested_at IS NOT NULL THEN now() ELSE now() + w.resume_ms * interval '1 millisecond' END
      FROM written w
      WHERE e.id = w.id AND e.lease_owner = $1 AND e.lease_epoch = w.epoch AND e.status = 'running'
      RETURNING e.id, e.lease_epoch, e.revision, coalesce(w.status <> 'waiting', false) AS finished
    ), stepped AS (
      INSERT INTO execution_steps AS s (execution_id, node_id, node_type, status, port, attempt, output, error, logs, warnings,
        started_at, finished_at, duration_ms, output_bytes, resume_at, revision)
      SELECT n.execution_id, n.node_id, n.node_type, n.status, n.port, n.attempt, n.output, n.error, n.logs, n.warnings,
        n.started_at, n.finished_at, n.duration_ms, n.output_bytes, now() + n.resume_ms * interval '1 millisecond', u.revision
      FROM unnest($8::uuid[], $9::int[], $10::text[], $11::text[], $12::text[], $13::text[], $14::int[], $15::text[], $16::text[],
        $17::text[], $18::text[], $19::timestamptz[], $20::timestamptz[], $21::int[], $22::int[], $23::float8[]) AS n (execution_id,
        epoch, node_id, node_type, status, port, attempt, output, error, logs, warnings, started_at, finished_at, duration_ms,
        output_bytes, resume_ms)
      JOIN updated u ON u.id = n.execution_id AND u.lease_epoch = n.epoch
      ON CONFLICT (execution_id, node_id) DO UPDATE SET
        node_type = excluded.node_type, status = excluded.status, port = excluded.port, attempt = excluded.attempt,
        output = excluded.output, error = excluded.error, logs = excluded.logs, warnings = excluded.warnings,
        started_at = excluded.started_at, finished_at = excluded.finished_at, duration_ms = excluded.duration_ms,
        output_bytes = excluded.output_bytes, resume_at = excluded.resume_at, revision = excluded.revision
      WHERE s.status NOT IN ('completed', 'failed', 'skipped', 'cancelled')
    ), valued AS (
      INSERT INTO execution_values (execution_id, name, value)
      SELECT l.id, l.name, l.value
      FROM unnest($24::uuid[], $25::int[], $26::text[], $27::text[]) AS l (id, epoch, name, value)
      JOIN updated u ON u.id = l.id AND u.lease_epoch = l.epoch
      ON CONFLICT (execution_id, name) DO NOTHING
    ), ${tellHints('updated', '$28')}
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
  const large: LargeValue[] = [];
  const columns = [...executionColumns(writes, large), ...stepColumns(writes, large)];
  return [workerId, ...columns, ...largeColumns(large), notifyChannel];
}

/** A value that is kept apart from its row. */
interface LargeValue {
  lease: Lease;
  name: string;
  value: string;
}

function executionColumns(writes: ExecutionWrite[], large: LargeValue[]): unknown[] {
  const ends = writes.map(({ finish }) => (finish?.status === 'waiting' ? undefined : finish));
  const parks = writes.map(({ finish }) => (finish?.status === 'waiting' ? finish : undefined));
  return [
    writes.map((each) => each.executionId),
    writes.map((each) => each.leaseEpoch),
    textArray(writes.map((each) => each.finish?.status ?? null)),
    textArray(writes.map((lease, at) => setApart(large, lease, OUTPUT_VALUE, toText(ends[at]?.outputJson)))),
    textArray(ends.map((each) => toJson(each?.error))),
    parks.map((each) => each?.resumeInMs ?? null),
  ];
}

function stepColumns(writes: ExecutionWrite[], large: LargeValue[]): unknown[] {
  const steps = writes.flatMap((each) => each.steps);
  const leases = writes.flatMap((each) => each.steps.map(() => each));
  const texts = (column: (step: StepWrite) => string | null) => textArray(steps.map(column));
  const outputs = steps.map((each) => toText(each.outputJson));
  const kept = outputs.map((output, at) =>
    setApart(large, leases[at] as Lease, stepValue(steps[at]?.nodeId ?? ''), output),
  );
  return [
    leases.map((each) => each.executionId),
    leases.map((each) => each.leaseEpoch),
    texts((each) => each.nodeId),
    texts((each) => each.nodeType),
    texts((each) => each.status),
    texts((each) => each.port),
    steps.map((each) => each.attempt),
    textArray(kept),
    texts((each) => toJson(each.error)),
    texts((each) => (each.logs.length > 0 ? toJson(each.logs) : null)),
    texts((each) => (each.warnings.length > 0 ? toJson(each.warnings) : null)),
    steps.map((each) => each.startedAt?.toISOString() ?? null),
    steps.map((each) => each.finishedAt?.toISOString() ?? null),
    steps.map((each) => (each.durationMs === null ? null : Math.round(each.durationMs))),
    // Tells that, and how large, an output is that is kept apart.
    outputs.map((output, at) => (output !== null && kept[at] === null ? byteLength(output) : null)),
    steps.map((each) => each.resumeInMs),
  ];
}

function largeColumns(large: LargeValue[]): unknown[] {
  return [
    large.map((each) => each.lease.executionId),
    large.map((each) => each.lease.leaseEpoch),
    textArray(large.map((each) => each.name)),
    textArray(large.map((each) => each.value)),
  ];
}

/** What stands in the row itself: null for a value that is large. */
function setApart(large: LargeValue[], lease: Lease, name: string, value: string | null): string | null {
  if (value === null || !isLarge(value)) return value;
  large.push({ lease, name, value });
  return null;
}

function toText(json: string | null | undefined): string | null {
  return json === null || json === undefined ? null : storableJson(json);
}

function toJson(value: object | null | undefined): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
