import type { ExecutionStatus } from '@rex/engine';
import type { Sql } from '../connection/sql';
import {
  parse,
  toStep,
  toSummary,
  type ChangedStep,
  type ExecutionDetail,
  type ExecutionError,
  type ExecutionOutcome,
  type ExecutionSummary,
  type StepDetail,
  type StepOutcome,
  type StepRow,
  type SummaryRow,
} from './execution-row';
import {
  FIND_CHANGED_STEPS,
  FIND_EXECUTION,
  FIND_OUTCOMES,
  FIND_STEP_OUTCOMES,
  FIND_STEPS,
  LIST_EXECUTIONS,
  LIST_WORKFLOW_EXECUTIONS,
  LOAD_VALUES,
} from './execution-statements';
import { stepValue } from '../store/large-values';
import { LAST_ID } from './id-range';
import { isUuid } from './is-uuid';

type DetailRow = SummaryRow & {
  input: string;
  output: string | null;
  revision: number;
  retry_from: string | null;
  retry_input: string | null;
};

/** Which executions to list. */
export interface ExecutionListFilter {
  workflowId?: string;
  status?: ExecutionStatus;
  /** `nextCursor` of the page before. */
  cursor?: string;
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
      ...{ inputJson, outputJson, revision, retryFrom, retryInputJson: row.retry_input },
      steps: await this.withLargeOutputs(id, steps, maxLargeBytes, largeOf),
    };
  }

  /** A page of executions, newest first. A cursor that is none gives an empty page. */
  async list(
    ownerId: string,
    { workflowId, status, cursor = LAST_ID, limit }: ExecutionListFilter,
  ): Promise<{ items: ExecutionSummary[]; nextCursor: string | null }> {
    if (!isUuid(cursor) || (workflowId !== undefined && !isUuid(workflowId)))
      return { items: [], nextCursor: null };
    // One row more than asked tells whether there is a next page.
    const values = [ownerId, cursor, status ?? null, limit + 1];
    const rows = workflowId
      ? await this.sql.runIdempotent<SummaryRow>(LIST_WORKFLOW_EXECUTIONS, [...values, workflowId])
      : await this.sql.runIdempotent<SummaryRow>(LIST_EXECUTIONS, values);
    const items = rows.slice(0, limit).map(toSummary);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
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

  /** Steps written after a revision, oldest write first. The caller has made sure whose execution it is. */
  async loadChangedSteps(executionId: string, afterRevision: number): Promise<ChangedStep[]> {
    if (!isUuid(executionId)) return [];
    const rows = await this.sql.runIdempotent<StepRow>(FIND_CHANGED_STEPS, [executionId, afterRevision]);
    return rows.map((row) => ({ ...toStep(row), revision: row.revision }));
  }
}
