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

/** Of owner $1, with $2 in its text, the tags $3, active as $4 says and a trigger of type $5; null: any. */
const FILTER = `owner_id = $1 AND ($2::text IS NULL OR search_text LIKE $2) AND tag_keys @> $3::text[]
        AND ($4::boolean IS NULL OR active = $4) AND ($5::text IS NULL OR $5 = ANY (trigger_types))`;

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

/** How many executions of each workflow a list tells of. */
export const RECENT_RUNS = 14;

/**
 * A page of $6 workflows from the $7th on. The newest executions of each are looked up by range, for the reason given at
 * LIST_EXECUTIONS.
 */
export const listWorkflows = (place: WorkflowPlace, sort: WorkflowSort): Statement => ({
  name: `list_workflows_${place}_${sort.replace('-', 'latest_')}`,
  text: `
    SELECT ${ofWorkflow(COLUMNS.join(', '))}, e.runs
    FROM (
      SELECT ${COLUMNS.join(', ')}, search_text FROM workflows
      WHERE ${FILTER} AND ${PLACES[place]} ORDER BY ${ORDERS[sort]} LIMIT $6 OFFSET $7
    ) AS w
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object(
        'id', id, 'status', status, 'startedAt', started_at, 'finishedAt', finished_at) ORDER BY id DESC) AS runs
      FROM (
        SELECT id, status, started_at, finished_at FROM executions
        WHERE (workflow_id, id) >= (w.id, '${FIRST_ID}') AND (workflow_id, id) < (w.id, '${LAST_ID}')
        ORDER BY workflow_id DESC, id DESC LIMIT ${RECENT_RUNS}
      ) AS newest
    ) AS e ON true
    ORDER BY ${ofWorkflow(ORDERS[sort])}`,
});

/** How many there are on all pages. */
export const countWorkflows = (place: WorkflowPlace): Statement => ({
  name: `count_workflows_${place}`,
  text: `SELECT count(*)::int AS total FROM workflows WHERE ${FILTER} AND ${PLACES[place]}`,
});

/** The parameters $1 to $5 of both. */
export function filterValues(
  ownerId: string,
  { search, tags, active, triggerType }: WorkflowListFilter,
): unknown[] {
  return [
    ownerId,
    containsPattern(search && foldCase(search)),
    tags.map((tag) => foldCase(tag.trim())),
    active ?? null,
    triggerType ?? null,
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
  /** The newest first; null: it has never run. */
  runs: { id: string; status: ExecutionStatus; startedAt: string | null; finishedAt: string | null }[] | null;
}

/** A row as the outside knows it. */
export function toWorkflowListItem(row: WorkflowListRow): WorkflowListItem {
  const recentRuns = (row.runs ?? []).map(({ id, status, startedAt, finishedAt }) => ({
    ...{ id, status, startedAt: toDate(startedAt), finishedAt: toDate(finishedAt) },
  }));
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
    recentRuns,
    deletedAt: row.deleted_at,
  };
}

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
