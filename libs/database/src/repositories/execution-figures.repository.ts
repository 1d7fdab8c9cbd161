import type { Sql } from '../connection/sql';
import { EXECUTIONS_BY_DAY, FAILURES_BY_CODE, MAX_COUNTED } from '../usage/execution-figures-statements';
import { firstIdAt } from './id-range';
import { isUuid } from './is-uuid';
import type { UsageFilter } from './llm-usage.repository';

const DAY_MS = 86_400_000;
/** Most kinds of failures of one answer. */
const MAX_CODES = 50;

/** How many executions there were, and how long those took that completed or failed, from start to end. */
export interface ExecutionFigures {
  executions: number;
  completed: number;
  failed: number;
  cancelled: number;
  /** Half, and 95 of 100, took at most so long. Null where none has completed or failed. */
  p50: number | null;
  p95: number | null;
}

/** One kind of failure. */
export interface FailureKind {
  code: string;
  executions: number;
  /** The newest execution that failed so. */
  newest: string;
}

type Row = ExecutionFigures & { day: string | null; since: Date | null };

/** Figures of a user's executions. */
export class ExecutionFiguresRepository {
  constructor(private readonly sql: Sql) {}

  /** By days (UTC) that had any; `since` says from when on, where there were more than can be counted (MAX_COUNTED). */
  async sum(
    ownerId: string,
    { from, to, workflowId }: UsageFilter,
  ): Promise<{
    days: (ExecutionFigures & { day: string })[];
    total: ExecutionFigures;
    failures: FailureKind[];
    since: Date | null;
  }> {
    // What is no id is nobody's, and PostgreSQL would refuse it.
    if (workflowId !== undefined && !isUuid(workflowId)) return NOTHING;
    const ids = [firstIdAt(Date.parse(from)), firstIdAt(Date.parse(to) + DAY_MS)];
    const values = [ownerId, ...ids, workflowId ?? null, MAX_COUNTED];
    const [rows, failures] = await Promise.all([
      this.sql.runIdempotent<Row>(EXECUTIONS_BY_DAY, values),
      this.sql.runIdempotent<FailureKind>(FAILURES_BY_CODE, [...values, MAX_CODES]),
    ]);
    const [total, ...days] = rows;
    if (total === undefined) return NOTHING;
    return {
      days: days.map((row) => ({ day: row.day ?? '', ...figuresOf(row) })),
      total: figuresOf(total),
      failures,
      since: total.executions < MAX_COUNTED ? null : total.since,
    };
  }
}

const NO_FIGURES: ExecutionFigures = {
  executions: 0,
  completed: 0,
  failed: 0,
  cancelled: 0,
  p50: null,
  p95: null,
};
const NOTHING = { days: [], total: NO_FIGURES, failures: [], since: null };

function figuresOf({ executions, completed, failed, cancelled, p50, p95 }: Row): ExecutionFigures {
  return { executions, completed, failed, cancelled, p50, p95 };
}
