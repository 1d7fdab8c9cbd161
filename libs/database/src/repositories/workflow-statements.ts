import type { ExecutionStatus } from '@rex/engine';
import type { Statement } from '../connection/sql';
import { FIRST_ID, LAST_ID } from './id-range';
import type { WorkflowListItem } from './workflow-row';

/**
 * A page of $2 workflows from the $3rd on, of owner $1, whose name matches $4 (null: all), latest change first. The newest
 * execution of each is looked up by range, for the reason given at LIST_EXECUTIONS.
 */
export const LIST_WORKFLOWS: Statement = {
  name: 'list_workflows',
  text: `
    SELECT w.*, e.id AS execution_id, e.status, e.started_at, e.finished_at
    FROM (
      SELECT id, name, description, active, latest_version, published_version, node_count, trigger_types, created_at, updated_at
      FROM workflows
      WHERE owner_id = $1 AND deleted_at IS NULL AND ($4::text IS NULL OR name ILIKE $4)
      ORDER BY updated_at DESC, id DESC LIMIT $2 OFFSET $3
    ) AS w
    LEFT JOIN LATERAL (
      SELECT id, status, started_at, finished_at FROM executions
      WHERE (workflow_id, id) >= (w.id, '${FIRST_ID}') AND (workflow_id, id) < (w.id, '${LAST_ID}')
      ORDER BY workflow_id DESC, id DESC LIMIT 1
    ) AS e ON true
    ORDER BY w.updated_at DESC, w.id DESC`,
};

/** How many workflows of owner $1 have a name that matches $2. */
export const COUNT_WORKFLOWS: Statement = {
  name: 'count_workflows',
  text: `
    SELECT count(*)::int AS total FROM workflows
    WHERE owner_id = $1 AND deleted_at IS NULL AND ($2::text IS NULL OR name ILIKE $2)`,
};

/** Those of the workflows $1 that exist. No owner: strangers' webhooks are looked up with it. */
export const FIND_RUNNABLE: Statement = {
  name: 'find_runnable',
  text: `
    SELECT id, owner_id AS "ownerId", active, published_version AS "publishedVersion"
    FROM workflows WHERE id = ANY ($1::uuid[]) AND deleted_at IS NULL`,
};

/** A row of LIST_WORKFLOWS. */
export interface WorkflowListRow {
  id: string;
  name: string;
  description: string;
  active: boolean;
  latest_version: number;
  published_version: number | null;
  node_count: number;
  trigger_types: string[];
  created_at: Date;
  updated_at: Date;
  execution_id: string | null;
  status: ExecutionStatus;
  started_at: Date | null;
  finished_at: Date | null;
}

/** A row as the outside knows it. */
export function toWorkflowListItem(row: WorkflowListRow): WorkflowListItem {
  const { execution_id: executionId, status, started_at: startedAt, finished_at: finishedAt } = row;
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    active: row.active,
    version: row.latest_version,
    publishedVersion: row.published_version,
    nodeCount: row.node_count,
    triggerTypes: row.trigger_types,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    lastExecution: executionId === null ? null : { id: executionId, status, startedAt, finishedAt },
  };
}

/** A pattern that finds `search` anywhere, literally; null finds everything. */
export function containsPattern(search: string | undefined): string | null {
  return search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null;
}
