/**
 * Executions (id, lease_epoch) that have not begun and for which their workflow has room now, oldest first (ids are uuid v7): of
 * each workflow in `workflows` (a query for workflow_id) as many as `max_concurrency` leaves beside those that have begun and not
 * ended. Who has begun keeps its place while it waits for its next attempt.
 */
export function turnsOf(workflows: string): string {
  return `
      SELECT turn.id, turn.lease_epoch FROM (${workflows}) AS w
      CROSS JOIN LATERAL (
        SELECT count(*) AS begun FROM executions b
        WHERE b.workflow_id = w.workflow_id AND b.finished_at IS NULL AND b.max_concurrency IS NOT NULL
          AND NOT (b.status = 'pending' AND b.lease_epoch = 0)
      ) AS now
      CROSS JOIN LATERAL (
        SELECT p.id, p.lease_epoch, p.max_concurrency, row_number() OVER (ORDER BY p.id) AS place FROM executions p
        WHERE p.workflow_id = w.workflow_id AND p.finished_at IS NULL AND p.max_concurrency IS NOT NULL
          AND p.status = 'pending' AND p.lease_epoch = 0
      ) AS turn
      WHERE now.begun + turn.place <= turn.max_concurrency`;
}
