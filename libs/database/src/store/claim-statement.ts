import type { ClaimedExecution, TriggerType } from '@rex/engine';
import type { Statement } from '../connection/sql';
import { INPUT_VALUE, valueOf } from './large-values';
import { turnsOf } from './turns-sql';

/** Free to be claimed: pending, waiting and due, or left by a worker that was lost. */
const IS_FREE = `finished_at IS NULL AND (status = 'pending'
          OR (status = 'waiting' AND resume_at <= now())
          OR (status = 'running' AND lease_expires_at <= now()))`;

/** Takes the rows of `free` (id, status) for a worker ($2), for so many seconds ($3) by the database's clock. */
const TAKE = `
      UPDATE executions e SET
        status = 'running', lease_owner = $2, lease_epoch = e.lease_epoch + 1,
        lease_expires_at = now() + $3::float8 * interval '1 second', resume_at = NULL,
        worker_losses = e.worker_losses + (free.status = 'running')::int,
        started_at = coalesce(e.started_at, now()), revision = e.revision + 1
      FROM free WHERE e.id = free.id AND NOT free.takes_turns
      RETURNING e.id, e.lease_epoch, e.owner_id, e.workflow_id, e.version, e.trigger_type, e.trigger_node_id,
        ${valueOf('e.input', 'e.id', `'${INPUT_VALUE}'`)} AS input, e.cancel_requested_at IS NOT NULL AS cancel_requested,
        e.retry_of, e.retry_from, e.retry_input, e.worker_losses, e.created_at, e.started_at`;

/**
 * Takes the leases of what is free among the ids ($1). Rows that somebody else is just changing are left out, not waited for: two
 * workers with the same ids can't block each other. Executions whose workflow bounds how many may begin are not taken but named, by
 * rows without a lease epoch: CLAIM_TURNS decides on them.
 */
export const CLAIM: Statement = {
  name: 'claim',
  text: `
    WITH free AS (
      SELECT id, status, max_concurrency IS NOT NULL AND lease_epoch = 0 AS takes_turns FROM executions
      WHERE id = ANY ($1::uuid[]) AND ${IS_FREE}
      FOR NO KEY UPDATE SKIP LOCKED
    ), taken AS (${TAKE}
    )
    SELECT * FROM taken
    UNION ALL SELECT id, 0, NULL, NULL, 0, NULL, NULL, NULL, false, NULL, NULL, NULL, 0, NULL, NULL FROM free WHERE takes_turns`,
};

/** One decision at a time on each workflow of the ids ($1), until the transaction ends. */
export const LOCK_TURNS: Statement = {
  name: 'lock_turns',
  text: `
    SELECT pg_advisory_xact_lock(hashtextextended(workflow_id::text, ${0x72657874})) FROM (
      SELECT DISTINCT workflow_id FROM executions WHERE id = ANY ($1::uuid[]) ORDER BY workflow_id
    ) AS workflow`,
};

/** As CLAIM, for executions that take turns: those for which there is room now. Comes after LOCK_TURNS, in its transaction. */
export const CLAIM_TURNS: Statement = {
  name: 'claim_turns',
  text: `
    WITH asked AS (
      SELECT DISTINCT workflow_id FROM executions WHERE id = ANY ($1::uuid[])
    ), line AS (${turnsOf('SELECT workflow_id FROM asked')}
    ), free AS (
      SELECT e.id, e.status, false AS takes_turns FROM executions e JOIN line ON line.id = e.id
      WHERE e.id = ANY ($1::uuid[]) AND e.finished_at IS NULL AND e.status = 'pending'
      FOR NO KEY UPDATE OF e
    )${TAKE}`,
};

/** A row of CLAIM and CLAIM_TURNS. */
export interface ClaimedRow {
  id: string;
  /** 0: not taken, it takes turns. */
  lease_epoch: number;
  owner_id: string;
  workflow_id: string;
  version: number;
  trigger_type: TriggerType;
  trigger_node_id: string;
  input: string;
  cancel_requested: boolean;
  retry_of: string | null;
  retry_from: string | null;
  retry_input: string | null;
  worker_losses: number;
  created_at: Date;
  started_at: Date;
}

/** A row as the engine knows it. */
export function toClaimed(row: ClaimedRow): ClaimedExecution {
  return {
    executionId: row.id,
    leaseEpoch: row.lease_epoch,
    ownerId: row.owner_id,
    workflowId: row.workflow_id,
    version: row.version,
    triggerType: row.trigger_type,
    triggerNodeId: row.trigger_node_id,
    inputJson: row.input,
    // Somebody who held it before may have recorded steps; a retry may begin with some.
    resumed: row.lease_epoch > 1 || row.retry_of !== null,
    cancelRequested: row.cancel_requested,
    retry:
      row.retry_of === null
        ? null
        : { of: row.retry_of, from: row.retry_from, fromInputJson: row.retry_input },
    workerLosses: row.worker_losses,
    createdAt: row.created_at,
    startedAt: row.started_at,
  };
}
