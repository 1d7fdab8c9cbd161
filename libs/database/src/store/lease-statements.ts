import type { Lease } from '@rex/engine';
import type { Statement } from '../connection/sql';

/**
 * Notes that a worker ($1, on host $2 with pid $3) lives, and prolongs its leases ($5, $6) by so many seconds ($4). Gives the
 * ids of those that are still its own, and whether somebody wants them to end.
 */
export const RENEW_LEASES: Statement = {
  name: 'renew_leases',
  text: `
    WITH alive AS (
      INSERT INTO workers (id, host, pid) VALUES ($1, $2, $3)
      ON CONFLICT (id) DO UPDATE SET heartbeat_at = now()
    )
    UPDATE executions e SET lease_expires_at = now() + $4::float8 * interval '1 second'
    FROM unnest($5::uuid[], $6::int[]) AS l (id, epoch)
    WHERE e.id = l.id AND e.lease_owner = $1 AND e.lease_epoch = l.epoch AND e.status = 'running'
    RETURNING e.id, e.cancel_requested_at IS NOT NULL AS cancel_requested`,
};

/** Gives a worker's ($1) leases ($2, $3) back. `pending` keeps the epoch: the next claim resumes, and no loss is counted. */
export const RELEASE_LEASES: Statement = {
  name: 'release_leases',
  text: `
    UPDATE executions e SET status = 'pending', lease_owner = NULL, lease_expires_at = NULL, revision = e.revision + 1
    FROM unnest($2::uuid[], $3::int[]) AS l (id, epoch)
    WHERE e.id = l.id AND e.lease_owner = $1 AND e.lease_epoch = l.epoch AND e.status = 'running'`,
};

/** Leases as two arrays, in the order of their ids: every statement takes its locks in that order. */
export function leaseColumns(leases: Lease[]): [ids: string[], epochs: number[]] {
  const sorted = [...leases].sort((a, b) => (a.executionId < b.executionId ? -1 : 1));
  return [sorted.map((each) => each.executionId), sorted.map((each) => each.leaseEpoch)];
}
