import type { Sql } from '../connection/sql';
import { toUsage, type MaybeUsageRow } from '../usage/usage-row';
import {
  parse,
  toStep,
  toSummary,
  type ChangedStep,
  type ExecutionDetail,
  type ExecutionError,
  type ExecutionProgress,
  type StepRow,
  type SummaryRow,
} from './execution-row';
import { isUuid } from './is-uuid';
import { FIND_PROGRESS, FIND_SNAPSHOT, FIND_STEP_CHANGES } from './progress-statements';

/** Which changes of an execution's steps are wanted: those written after a revision, up to another. */
export interface StepChangeRequest {
  executionId: string;
  afterRevision: number;
  upToRevision: number;
}

/** An execution without its steps, and without values that are not small. */
export interface ExecutionSnapshot extends Omit<ExecutionDetail, 'steps'> {
  omitted: ('input' | 'output')[];
}

type SnapshotRow = SummaryRow &
  MaybeUsageRow & {
    retry_from: string | null;
    retry_input: string | null;
    revision: number;
    input: string | null;
    input_omitted: boolean;
    output: string | null;
    output_omitted: boolean;
  };
type ProgressRow = Pick<SummaryRow, 'id' | 'status' | 'error' | 'started_at' | 'finished_at'> & {
  revision: number;
};
type ChangeRow = StepRow & { place: number; logs_omitted: boolean };

/** Following executions while they run: many at once, each with what is new of it. */
export class ProgressRepository {
  constructor(private readonly sql: Sql) {}

  /** The owner's execution as it is now. Another owner's is as unknown as one that never was. */
  async findSnapshot(ownerId: string, id: string): Promise<ExecutionSnapshot | undefined> {
    if (!isUuid(id)) return undefined;
    const [row] = await this.sql.runIdempotent<SnapshotRow>(FIND_SNAPSHOT, [ownerId, id]);
    if (!row) return undefined;
    return {
      ...toSummary(row),
      ...{ revision: row.revision, retryFrom: row.retry_from, retryInputJson: row.retry_input },
      ...{ inputJson: row.input ?? 'null', outputJson: row.output, usage: toUsage(row) },
      omitted: [
        ...(row.input_omitted ? ['input' as const] : []),
        ...(row.output_omitted ? ['output' as const] : []),
      ],
    };
  }

  /** How far executions are, in one statement; unknown ids are left out. The caller has made sure whose they are. */
  async findProgress(ids: readonly string[]): Promise<ExecutionProgress[]> {
    const rows = await this.sql.runIdempotent<ProgressRow>(FIND_PROGRESS, [ids]);
    return rows.map(({ id, status, error, revision, started_at: startedAt, finished_at: finishedAt }) => ({
      ...{ id, status, error: parse<ExecutionError>(error), revision, startedAt, finishedAt },
    }));
  }

  /** What changed of each execution, in order, oldest write first; in one statement for all. The caller has made sure whose they are. */
  async findStepChanges(requests: readonly StepChangeRequest[]): Promise<ChangedStep[][]> {
    const rows = await this.sql.runIdempotent<ChangeRow>(FIND_STEP_CHANGES, [
      requests.map((each) => each.executionId),
      requests.map((each) => each.afterRevision),
      requests.map((each) => each.upToRevision),
    ]);
    const byPlace = Map.groupBy(rows, (row) => row.place);
    return requests.map((_, index) =>
      (byPlace.get(index + 1) ?? []).map((row) => ({
        ...toStep(row),
        ...{ revision: row.revision, areLogsOmitted: row.logs_omitted },
      })),
    );
  }
}
