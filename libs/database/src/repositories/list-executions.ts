import type { ExecutionStatus, TriggerType } from '@rex/engine';
import type { Statement } from '../connection/sql';
import { errorMatches, errorPattern } from './error-text-sql';
import { USAGE, usageOfExecution } from '../usage/usage-sql';
import { SUMMARY } from './execution-row';
import { FIRST_ID, firstIdAt, LAST_ID } from './id-range';

/** Which executions of an owner are meant; what is left out is any. */
export interface ExecutionFilter {
  workflowId?: string;
  statuses?: readonly ExecutionStatus[];
  triggerType?: TriggerType;
  /** Created at this time or later. */
  createdFrom?: Date;
  /** Created earlier than this. */
  createdBefore?: Date;
  /** Part of the code or the message of the error, in any case. */
  errorText?: string;
  /** The execution that they repeat. */
  retryOf?: string;
}

/** Most rows that one statement looks at, however few of them match. */
export const MAX_SCANNED = 10_000;

/** Ids are made by the clocks of backends, `created_at` by the database's; they differ by less than this. */
export const CLOCK_DIFFERENCE_MS = 60_000;

/**
 * The index that a list walks, newest first: key, id. A key is given as a range, not by equality: so only that index can give the
 * order. By equality the planner may walk the primary key backwards and pick the owner's rows, which for an owner with few means
 * the whole table. `IS TRUE` keeps the index by owner out of the others: it would only be combined and sorted. `num_nulls` is how the
 * index of the unfinished says it (see IndexExecutionsByState).
 */
const WALKS = {
  owner: { key: 'owner_id', value: '$1::uuid', where: 'true' },
  unfinished: { key: 'owner_id', value: '$1::uuid', where: 'num_nulls(finished_at) = 1' },
  failed: { key: 'owner_id', value: '$1::uuid', where: 'error IS NOT NULL' },
  workflow: { key: 'workflow_id', value: '$8::uuid', where: '(owner_id = $1) IS TRUE' },
  retries: { key: 'retry_of', value: '$9::uuid', where: 'retry_of IS NOT NULL AND (owner_id = $1) IS TRUE' },
} as const;

export type Walk = keyof typeof WALKS;

const UNFINISHED: ReadonlySet<string> = new Set(['pending', 'running', 'waiting']);

/** The states of steps that have ended. */
const ENDED_STEPS = `'{completed,failed,skipped,cancelled}'`;

/** The walk that passes the fewest rows that don't match. */
export function walkOf({ retryOf, statuses, errorText, workflowId }: ExecutionFilter): Walk {
  if (retryOf !== undefined) return 'retries';
  if (statuses?.every((status) => UNFINISHED.has(status))) return 'unfinished';
  // Who has failed, and nobody else, has an error.
  if (errorText || statuses?.every((status) => status === 'failed')) return 'failed';
  return workflowId === undefined ? 'owner' : 'workflow';
}

/**
 * Up to $11 (MAX_SCANNED) rows of the walk with ids from $2 to, without, $3. The number is a parameter, because a planner that sees it
 * sorts all of the owner's rows rather than walk along so many.
 */
const scanned = (walk: Walk) => {
  const { key, value, where } = WALKS[walk];
  return `
      SELECT ${SUMMARY}, ${key} AS walked, row_number() OVER (ORDER BY ${key} DESC, id DESC) AS place
      FROM executions
      WHERE (${key}, id) >= (${value}, $2::uuid) AND (${key}, id) < (${value}, $3::uuid) AND ${where}
      ORDER BY ${key} DESC, id DESC LIMIT $11`;
};

const MATCHES = `($4::text[] IS NULL OR status = ANY ($4)) AND ($5::text IS NULL OR trigger_type = $5)
        AND ($6::timestamptz IS NULL OR created_at >= $6) AND ($7::timestamptz IS NULL OR created_at < $7)
        AND ($8::uuid IS NULL OR workflow_id = $8) AND ($9::uuid IS NULL OR retry_of = $9)
        AND ($10::text IS NULL OR ${errorMatches('error', '$10')})`;

/**
 * Up to $12 executions of owner $1 that match, newest first. The last of $11 rows comes with them even if it does not
 * match: whoever asked goes on behind it. How far each is and what it took is looked up by key, for those of the page alone.
 */
export const LIST_EXECUTIONS = byWalk((walk): Statement => ({
  name: `list_executions_${walk}`,
  text: `
    SELECT page.*, (SELECT name FROM workflows w WHERE w.id = page.workflow_id) AS workflow_name,
      (SELECT node_count FROM workflow_versions v WHERE v.workflow_id = page.workflow_id AND v.version = page.version) AS steps_total,
      (SELECT count(*)::int FROM execution_steps s WHERE s.execution_id = page.id AND s.status = ANY (${ENDED_STEPS})) AS steps_done,
      ${USAGE}
    FROM (
      SELECT * FROM (
        SELECT *, (${MATCHES}) IS TRUE AS matches FROM (${scanned(walk)}
        ) AS scanned
      ) AS judged
      WHERE matches OR place = $11
      ORDER BY walked DESC, id DESC LIMIT $12
    ) AS page ${usageOfExecution('page.id')}
    ORDER BY walked DESC, id DESC`,
}));

/** How many of $11 rows match, and the last row's id if there may be more behind it. */
export const COUNT_EXECUTIONS = byWalk((walk): Statement => ({
  name: `count_executions_${walk}`,
  text: `
    SELECT count(*) FILTER (WHERE ${MATCHES})::int AS matched,
      CASE WHEN count(*) = $11 THEN min(id::text) END AS last_id
    FROM (${scanned(walk)}
    ) AS scanned`,
}));

/** The parameters of COUNT_EXECUTIONS, and of LIST_EXECUTIONS but for the last: of what is older than the execution `before`. */
export function filterValues(ownerId: string, filter: ExecutionFilter, before = LAST_ID): unknown[] {
  const { statuses, triggerType, createdFrom, createdBefore, workflowId, retryOf, errorText } = filter;
  const from = createdFrom ? firstIdAt(createdFrom.getTime() - CLOCK_DIFFERENCE_MS) : FIRST_ID;
  const to = createdBefore ? firstIdAt(createdBefore.getTime() + CLOCK_DIFFERENCE_MS) : LAST_ID;
  const end = before.toLowerCase() < to ? before : to;
  return [
    ...[
      ownerId,
      from,
      end,
      statuses ?? null,
      triggerType ?? null,
      createdFrom ?? null,
      createdBefore ?? null,
    ],
    ...[workflowId ?? null, retryOf ?? null, errorPattern(errorText), MAX_SCANNED],
  ];
}

function byWalk<Result>(make: (walk: Walk) => Result): Record<Walk, Result> {
  const walks = Object.keys(WALKS) as Walk[];
  return Object.fromEntries(walks.map((walk) => [walk, make(walk)])) as Record<Walk, Result>;
}
