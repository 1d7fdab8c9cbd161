import type { ClaimedExecution, TriggerType } from '@rex/engine';
import type { Statement } from '../connection/sql';

/**
 * Takes the leases of what is free among the ids ($1) for a worker ($2), for so many seconds ($3) by the database's clock.
 * Rows that somebody else is just changing are left out, not waited for: two workers with the same ids can't block each other.
 */
export const CLAIM: Statement = {
  name: 'claim',
  text: `
    WITH free AS (
      SELECT id, status FROM executions
      WHERE id = ANY ($1::uuid[]) AND finished_at IS NULL
        AND (status = 'pending'
          OR (status = 'waiting' AND resume_at <= now())
          OR (status = 'running' AND lease_expires_at <= now()))
      FOR NO KEY UPDATE SKIP LOCKED
    )
    UPDATE executions e SET
      status = 'running', lease_owner = $2, lease_epoch = e.lease_epoch + 1,
      lease_expires_at = now() + $3::float8 * interval '1 second', resume_at = NULL,
      worker_losses = e.worker_losses + (free.status = 'running')::int,
      started_at = coalesce(e.started_at, now()), revision = e.revision + 1
    FROM free WHERE e.id = free.id
    RETURNING e.id, e.lease_epoch, e.owner_id, e.workflow_id, e.version, e.trigger_type, e.trigger_node_id, e.input,
      e.worker_losses, e.created_at, e.started_at`,
};

/** A row of CLAIM. */
export interface ClaimedRow {
  id: string;
  lease_epoch: number;
  owner_id: string;
  workflow_id: string;
  version: number;
  trigger_type: TriggerType;
  trigger_node_id: string;
  input: string;
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
    // Somebody who held it before may have recorded steps.
    resumed: row.lease_epoch > 1,
    workerLosses: row.worker_losses,
    createdAt: row.created_at,
    startedAt: row.started_at,
  };
}
