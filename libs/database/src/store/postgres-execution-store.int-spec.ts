import { describeExecutionStore } from '@rex/testing';
import { createTestDatabase } from '@rex/testing/stack';
import { toStep, type StepRow } from '../repositories/execution-row';
import { createTestBench, type TestBench } from '../testing/test-bench';
import type { Database } from '../open-database';

let bench: TestBench;
let otherDatabase: Database;

beforeAll(async () => {
  bench = await createTestBench(await createTestDatabase());
  otherDatabase = await bench.open();
});

afterAll(() => bench.close());

describeExecutionStore('PostgresExecutionStore', async () => {
  await bench.query('TRUNCATE users, workers CASCADE');

  return {
    store: bench.database.executionStore,
    otherStore: otherDatabase.executionStore,
    // Time goes by when everything that happened lies further back.
    advance: async (byMs) => {
      const ago = `interval '${byMs} milliseconds'`;
      await bench.query(`UPDATE executions SET created_at = created_at - ${ago}, started_at = started_at - ${ago},
        finished_at = finished_at - ${ago}, lease_expires_at = lease_expires_at - ${ago}, resume_at = resume_at - ${ago}`);
      await bench.query(
        `UPDATE execution_steps SET resume_at = resume_at - ${ago} WHERE resume_at IS NOT NULL`,
      );
      await bench.query(`UPDATE idempotency_keys SET created_at = created_at - ${ago}`);
    },
    seedWorkflow: (document) => bench.seedWorkflow(JSON.stringify(document)),
    changeWorkflow: async ({ workflowId }, { active, publishedVersion, isDeleted }) => {
      await bench.query(
        `UPDATE workflows SET latest_version = 2, active = $2, published_version = $3, deleted_at = CASE WHEN $4 THEN now() END
         WHERE id = $1`,
        [workflowId, active, publishedVersion, isDeleted],
      );
    },
    look: async (executionId) => {
      const [row] = await bench.query<LookedAt>('SELECT * FROM executions WHERE id = $1', [executionId]);
      if (!row) throw new Error(`no execution ${executionId}`);
      const [large] = await bench.query<{ value: string }>(
        "SELECT value FROM execution_values WHERE execution_id = $1 AND name = 'output'",
        [executionId],
      );
      const steps = await bench.query<StepRow>('SELECT * FROM execution_steps WHERE execution_id = $1', [
        executionId,
      ]);
      return {
        status: row.status,
        outputJson: row.output ?? large?.value ?? null,
        error: row.error === null ? null : (JSON.parse(row.error) as unknown),
        revision: row.revision,
        startedAt: row.started_at,
        finishedAt: row.finished_at,
        steps: steps.map((step) => {
          const { outputBytes: _, usage: __, ...rest } = toStep(step);
          return { ...rest, resumeInMs: null, revision: step.revision };
        }),
      };
    },
    bend: async (executionId, { status, resumeInMs }) => {
      await bench.query(
        `UPDATE executions SET status = $2, resume_at = now() + $3::float8 * interval '1 millisecond',
          finished_at = CASE WHEN $2 IN ('completed', 'failed', 'cancelled') THEN now() END WHERE id = $1`,
        [executionId, status, resumeInMs ?? null],
      );
    },
    close: async () => undefined,
  };
});

type LookedAt = {
  status: 'pending' | 'running' | 'waiting' | 'completed' | 'failed' | 'cancelled';
  output: string | null;
  error: string | null;
  revision: number;
  started_at: Date | null;
  finished_at: Date | null;
};
