import type { ExecutionStatus } from '@rex/engine';
import type { Sql, Statement } from '../connection/sql';
import { toUsage, type MaybeUsageRow } from '../usage/usage-row';
import {
  parse,
  toStep,
  toListed,
  toSummary,
  type BareStep,
  type ExecutionDetail,
  type ExecutionError,
  type ExecutionOutcome,
  type ListedExecution,
  type ListedRow,
  type StepDetail,
  type StepOutcome,
  type StepRow,
  type SummaryRow,
} from './execution-row';
import {
  FIND_EXECUTION,
  FIND_OUTCOMES,
  FIND_STEP_OUTCOMES,
  FIND_STEPS,
  FIND_STEPS_WITHOUT_VALUES,
  LOAD_VALUES,
} from './execution-statements';
import { DELETE_ENDED, FIND_STATUSES } from './end-statements';
import { stepValue } from '../store/large-values';
import { isUuid } from './is-uuid';
import {
  COUNT_EXECUTIONS,
  filterValues,
  LIST_EXECUTIONS,
  MAX_SCANNED,
  walkOf,
  type ExecutionFilter,
} from './list-executions';

type DetailRow = SummaryRow &
  MaybeUsageRow & {
    input: string;
    output: string | null;
    revision: number;
    retry_from: string | null;
    retry_input: string | null;
  };

/** A row of LIST_EXECUTIONS. */
type ListRow = ListedRow & { matches: boolean; place: string };

/** Which page of a list. */
export interface ExecutionPage {
  /** The execution behind which it begins: `nextBefore` of the page before. */
  before?: string;
  limit: number;
}

/** Reading executions. Another owner's execution is as unknown as one that never was. */
export class ExecutionsRepository {
  constructor(private readonly sql: Sql) {}

  /**
   * With outputs that are kept apart as long as they have at most `maxLargeBytes` together, oldest step first; those of
   * `largeOf` only, when it is given.
   */
  async findDetail(
    ownerId: string,
    id: string,
    maxLargeBytes = Infinity,
    largeOf?: readonly string[],
  ): Promise<ExecutionDetail | undefined> {
    if (!isUuid(id)) return undefined;
    const [row] = await this.sql.runIdempotent<DetailRow>(FIND_EXECUTION, [ownerId, id]);
    if (!row) return undefined;
    // Read second: a finished execution never lacks its last steps.
    const steps = (await this.sql.runIdempotent<StepRow>(FIND_STEPS, [ownerId, id])).map(toStep);
    const { input: inputJson, output: outputJson, revision, retry_from: retryFrom } = row;
    return {
      ...toSummary(row),
      ...{ inputJson, outputJson, revision, retryFrom, retryInputJson: row.retry_input, usage: toUsage(row) },
      steps: await this.withLargeOutputs(id, steps, maxLargeBytes, largeOf),
    };
  }

  /** The steps of an execution without what went in and out of them and what they logged, oldest first. */
  async findStepsWithoutValues(ownerId: string, id: string): Promise<BareStep[]> {
    if (!isUuid(id)) return [];
    type BareRow = StepRow & { has_output: boolean; has_logs: boolean };
    const rows = await this.sql.runIdempotent<BareRow>(FIND_STEPS_WITHOUT_VALUES, [ownerId, id]);
    return rows.map((row) => ({ ...toStep(row), hasOutput: row.has_output, hasLogs: row.has_logs }));
  }

  /**
   * A page of executions, newest first. What matches is looked for among so many rows (MAX_SCANNED) at a time: a page may have few
   * items, or none, and still a next one.
   */
  async list(
    ownerId: string,
    filter: ExecutionFilter,
    { before, limit }: ExecutionPage,
  ): Promise<{ items: ListedExecution[]; nextBefore: string | null }> {
    if (!hasIds(filter, before)) return { items: [], nextBefore: null };
    // One row more than asked tells whether there is a next page.
    const values = [...filterValues(ownerId, filter, before), limit + 1];
    const rows = await this.sql.runIdempotent<ListRow>(LIST_EXECUTIONS[walkOf(filter)], values);
    const matching = rows.filter((row) => row.matches);
    const items = matching.slice(0, limit).map(toListed);
    const last =
      matching.length > limit ? items.at(-1) : rows.find(({ place }) => Number(place) === MAX_SCANNED);
    return { items, nextBefore: last?.id ?? null };
  }

  /** Ids of executions that match, newest first: as many pages as it takes to find so many. */
  async findIds(
    ownerId: string,
    filter: ExecutionFilter,
    { before, limit }: ExecutionPage,
  ): Promise<string[]> {
    const ids: string[] = [];
    for (let from = before; ids.length < limit;) {
      const page = await this.list(ownerId, filter, { before: from, limit: limit - ids.length });
      ids.push(...page.items.map((each) => each.id));
      if (page.nextBefore === null) return ids;
      from = page.nextBefore;
    }
    return ids;
  }

  /** How many executions match, of those older than `before`. Many short statements rather than one long one. */
  async count(ownerId: string, filter: ExecutionFilter, before?: string): Promise<number> {
    if (!hasIds(filter, before)) return 0;
    let total = 0;
    for (let from = before; ;) {
      const values = filterValues(ownerId, filter, from);
      type CountRow = { matched: number; last_id: string | null };
      const [row] = await this.sql.runIdempotent<CountRow>(COUNT_EXECUTIONS[walkOf(filter)], values);
      total += row?.matched ?? 0;
      if (!row?.last_id) return total;
      from = row.last_id;
    }
  }

  /** How far executions are, in one statement; unknown ids are left out. The caller has made sure whose they are. */
  async findOutcomes(ids: string[]): Promise<ExecutionOutcome[]> {
    type OutcomeRow = Pick<SummaryRow, 'id' | 'status' | 'error'> & {
      output: string | null;
      revision: number;
    };
    const known = ids.filter(isUuid);
    if (known.length === 0) return [];
    const rows = await this.sql.runIdempotent<OutcomeRow>(FIND_OUTCOMES, [known]);
    return rows.map(({ id, status, output, error, revision }) => {
      return { id, status, outputJson: output, error: parse<ExecutionError>(error), revision };
    });
  }

  /** How far executions and one node of each are, in one statement. The caller has made sure whose they are. */
  async findStepOutcomes(wanted: { executionId: string; nodeId: string }[]): Promise<StepOutcome[]> {
    type OutcomeRow = Pick<SummaryRow, 'id' | 'status' | 'error'> & {
      node_id: string;
      step_output: string | null;
      revision: number;
    };
    const known = wanted.filter(({ executionId }) => isUuid(executionId));
    if (known.length === 0) return [];
    const values = [known.map((each) => each.executionId), known.map((each) => each.nodeId)];
    const rows = await this.sql.runIdempotent<OutcomeRow>(FIND_STEP_OUTCOMES, values);
    return rows.map(({ id, node_id: nodeId, status, step_output: stepOutputJson, error, revision }) => {
      return { id, nodeId, status, stepOutputJson, error: parse<ExecutionError>(error), revision };
    });
  }

  /** The state of each of the executions that are the owner's. */
  findStatuses(ownerId: string, ids: readonly string[]): Promise<Map<string, ExecutionStatus>> {
    return this.statusesBy(FIND_STATUSES, ownerId, ids);
  }

  /** Deletes those that have ended, with all that was recorded of them; gives the state of each that was found. */
  deleteEnded(ownerId: string, ids: readonly string[]): Promise<Map<string, ExecutionStatus>> {
    return this.statusesBy(DELETE_ENDED, ownerId, ids);
  }

  private async statusesBy(statement: Statement, ownerId: string, ids: readonly string[]) {
    const known = ids.filter(isUuid);
    if (known.length === 0) return new Map<string, ExecutionStatus>();
    type StatusRow = Pick<SummaryRow, 'id' | 'status'>;
    const rows = await this.sql.runIdempotent<StatusRow>(statement, [ownerId, known]);
    return new Map(rows.map(({ id, status }) => [id, status]));
  }

  private async withLargeOutputs(
    executionId: string,
    steps: StepDetail[],
    maxLargeBytes: number,
    largeOf: readonly string[] | undefined,
  ): Promise<StepDetail[]> {
    let left = maxLargeBytes;
    const wanted = steps.filter(({ nodeId, outputBytes }) => {
      if (outputBytes === null || largeOf?.includes(nodeId) === false) return false;
      left -= outputBytes;
      return left >= 0;
    });
    if (wanted.length === 0) return steps;
    const names = wanted.map((step) => stepValue(step.nodeId));
    const rows = await this.sql.runIdempotent<{ name: string; value: string }>(LOAD_VALUES, [
      executionId,
      names,
    ]);
    const values = new Map(rows.map((each) => [each.name, each.value]));
    return steps.map((step) => ({
      ...step,
      outputJson: step.outputJson ?? values.get(stepValue(step.nodeId)) ?? null,
    }));
  }
}

/** What is no id is nobody's, and PostgreSQL would refuse it. */
function hasIds({ workflowId, retryOf }: ExecutionFilter, before: string | undefined): boolean {
  return [workflowId, retryOf, before].every((id) => id === undefined || isUuid(id));
}
