import type { ExecutionStatus } from '@rex/engine';
import { foldCase } from '@rex/workflow';
import type { Statement } from '../connection/sql';
import { containsPattern } from '../repositories/contains-pattern';
import { FIRST_ID, LAST_ID } from '../repositories/id-range';
import type { WorkflowListFilter, WorkflowListItem, WorkflowPlace, WorkflowSort } from './workflow-row';

const COLUMNS = [
  ...['id', 'name', 'description', 'tags', 'active', 'latest_version', 'published_version', 'node_count'],
  ...['trigger_types', 'created_at', 'updated_at', 'deleted_at'],
];

/** Of owner $1, with $2 in its text, the tags $3, and active as $4 says; null: any. */
const FILTER = `owner_id = $1 AND ($2::text IS NULL OR search_text LIKE $2) AND tag_keys @> $3::text[]
        AND ($4::boolean IS NULL OR active = $4)`;

const PLACES: Record<WorkflowPlace, string> = {
  use: 'deleted_at IS NULL',
  bin: 'deleted_at IS NOT NULL AND purge_started_at IS NULL',
};

/** Names sort by their folded form, which the searched text begins with. */
const ORDERS: Record<WorkflowSort, string> = {
  '-updatedAt': 'updated_at DESC, id DESC',
  updatedAt: 'updated_at, id',
  '-createdAt': 'created_at DESC, id DESC',
  createdAt: 'created_at, id',
  name: 'search_text, id',
  '-name': 'search_text DESC, id DESC',
  '-deletedAt': 'deleted_at DESC, id DESC',
};

/** Columns, in small letters, as those of `w`. */
const ofWorkflow = (columns: string) => columns.replaceAll(/[a-z_]+/g, 'w.$&');

/**
 * A page of $5 workflows from the $6th on. The newest execution of each is looked up by range, for the reason given at
 * LIST_EXECUTIONS.
 */
export const listWorkflows = (place: WorkflowPlace, sort: WorkflowSort): Statement => ({
  name: `list_workflows_${place}_${sort.replace('-', 'latest_')}`,
  text: `
    SELECT ${ofWorkflow(COLUMNS.join(', '))}, e.id AS execution_id, e.status, e.started_at, e.finished_at
    FROM (
      SELECT ${COLUMNS.join(', ')}, search_text FROM workflows
      WHERE ${FILTER} AND ${PLACES[place]} ORDER BY ${ORDERS[sort]} LIMIT $5 OFFSET $6
    ) AS w
    LEFT JOIN LATERAL (
      SELECT id, status, started_at, finished_at FROM executions
      WHERE (workflow_id, id) >= (w.id, '${FIRST_ID}') AND (workflow_id, id) < (w.id, '${LAST_ID}')
      ORDER BY workflow_id DESC, id DESC LIMIT 1
    ) AS e ON true
    ORDER BY ${ofWorkflow(ORDERS[sort])}`,
});

/** How many there are on all pages. */
export const countWorkflows = (place: WorkflowPlace): Statement => ({
  name: `count_workflows_${place}`,
  text: `SELECT count(*)::int AS total FROM workflows WHERE ${FILTER} AND ${PLACES[place]}`,
});

/** The parameters $1 to $4 of both. */
export function filterValues(ownerId: string, { search, tags, active }: WorkflowListFilter): unknown[] {
  return [
    ownerId,
    containsPattern(search && foldCase(search)),
    tags.map((tag) => foldCase(tag.trim())),
    active ?? null,
  ];
}

/** A row of listWorkflows. */
export interface WorkflowListRow {
  id: string;
  name: string;
  description: string;
  tags: string[];
  active: boolean;
  latest_version: number;
  published_version: number | null;
  node_count: number;
  trigger_types: string[];
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
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
    tags: row.tags,
    active: row.active,
    version: row.latest_version,
    publishedVersion: row.published_version,
    nodeCount: row.node_count,
    triggerTypes: row.trigger_types,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    lastExecution: executionId === null ? null : { id: executionId, status, startedAt, finishedAt },
    deletedAt: row.deleted_at,
  };
}
