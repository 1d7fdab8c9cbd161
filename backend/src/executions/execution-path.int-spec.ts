import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import {
  ApiClient,
  createReadyDatabase,
  eventually,
  githubTriage,
  redisUrl,
  startStack,
  type ExecutionView,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import type { JsonObject } from '@rex/workflow';

const redis = redisUrl();
const deliveries = path.resolve('../shared/corpus/webhooks/github');

const carriers = [
  { carrier: 'PostgreSQL', url: undefined, run: describe },
  redis
    ? { carrier: 'Redis', url: redis, run: describe }
    : { carrier: 'Redis (skipped: redis-server was not found)', url: undefined, run: describe.skip },
];

for (const { carrier, url: redisServer, run } of carriers) {
  run(`one execution, end to end, woken by ${carrier}`, () => {
    let stack: Stack;
    let api: ApiClient;
    let database: TestDatabase;

    beforeAll(async () => {
      database = await createReadyDatabase();
      stack = await startStack({
        databaseUrl: database.url,
        redisUrl: redisServer,
        environment: { SHUTDOWN_SECONDS: '30' },
      });
      api = new ApiClient(stack.url);
      await api.register();
    });

    afterAll(async () => {
      await stack?.stop();
      await database?.drop();
    });

    const deliver = (workflowId: string, event: string, body: unknown) =>
      api.send<JsonObject>('POST', `/webhooks/${workflowId}`, body, { 'x-github-event': event });

    it('answers a webhook with what the workflow made of it, and records every step', async () => {
      const workflowId = await api.createWorkflow(githubTriage());
      const answer = await deliver(workflowId, 'push', {
        repository: { full_name: 'ada/engine' },
        sender: { login: 'ada' },
        commits: [],
      });
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({ headline: 'ada acted on ada/engine', event: 'push' });

      const execution = await api.execution(answer.headers.get('x-rex-execution-id') ?? '');
      expect(execution.status).toBe('completed');
      expect(statesOf(execution)).toEqual({
        delivery: 'completed',
        summary: 'completed',
        wanted: 'completed',
        headline: 'completed',
        result: 'completed',
        ignored: 'skipped',
      });
      const headline = execution.steps.find((step) => step.nodeId === 'headline');
      expect(headline?.input).toMatchObject({ sender: 'ada', isWanted: true });
      expect(headline?.output).toEqual(answer.body);
      expect(headline?.durationMs).toBeGreaterThanOrEqual(0);
    });

    it('takes the other branch for what is not wanted', async () => {
      const workflowId = await api.createWorkflow(githubTriage());
      const answer = await deliver(workflowId, 'issues', {
        action: 'closed',
        issue: {},
        sender: { login: 'ada' },
      });
      expect(answer.body).toEqual({ ignored: 'issues' });
      const execution = await api.execution(answer.headers.get('x-rex-execution-id') ?? '');
      expect(statesOf(execution)).toMatchObject({
        headline: 'skipped',
        result: 'skipped',
        ignored: 'completed',
      });
    });

    const realDeliveries = existsSync(deliveries) ? it : it.skip;
    realDeliveries('summarises real GitHub deliveries (skipped where the corpus is absent)', async () => {
      const workflowId = await api.createWorkflow(githubTriage());
      const files = readdirSync(deliveries).filter((name) => name.endsWith('.json'));
      expect(files.length).toBeGreaterThan(10);
      for (const file of files) {
        const body = JSON.parse(readFileSync(path.join(deliveries, file), 'utf8')) as JsonObject;
        const event = file.replace(/^github-/, '').replace(/-.*$/, '');
        const answer = await deliver(workflowId, event, body);
        expect({ file, status: answer.status }).toEqual({ file, status: 200 });
        const execution = await api.execution(answer.headers.get('x-rex-execution-id') ?? '');
        const summary = execution.steps.find((step) => step.nodeId === 'summary');
        expect(summary?.output).toMatchObject({
          event,
          action: body['action'] ?? null,
          sender: (body['sender'] as JsonObject | undefined)?.['login'] ?? null,
        });
        expect(summary?.input).toMatchObject({ body });
      }
    });

    it('answers at once with responseMode immediate; the execution completes', async () => {
      const workflowId = await api.createWorkflow(githubTriage('immediate'));
      const answer = await deliver(workflowId, 'push', { sender: { login: 'ada' } });
      expect(answer.status).toBe(202);
      expect(await waitForEnd(api, String(answer.body['executionId']))).toMatchObject({
        status: 'completed',
      });
    });

    it('answers a failed execution as a problem that names the reason', async () => {
      const workflowId = await api.createWorkflow({
        name: 'fails',
        nodes: [
          { id: 'hook', type: 'webhook-trigger', config: { responseMode: 'last-node' } },
          {
            id: 'bad',
            type: 'code',
            config: { code: 'const items = input.body.items;\nreturn items.length;' },
          },
        ],
        edges: [{ source: 'hook', target: 'bad' }],
      });
      const answer = await deliver(workflowId, 'push', {});
      expect(answer.status).toBe(500);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.body).toMatchObject({
        code: 'execution-failed',
        errors: [{ code: 'script-threw', line: 2 }],
      });
    });

    it('gives the same execution for the same Idempotency-Key', async () => {
      const workflowId = await api.createWorkflow(githubTriage('immediate'));
      const send = () =>
        api.send<JsonObject>('POST', `/webhooks/${workflowId}`, {}, { 'idempotency-key': 'delivery-1' });
      const answers = await Promise.all([send(), send(), send()]);
      expect(new Set(answers.map((answer) => answer.body['executionId'])).size).toBe(1);
    });

    it('runs the version an execution was accepted with, whatever is saved meanwhile', async () => {
      const workflowId = await api.createWorkflow(aWorkflowThatSays('first', 200));
      const { body } = await api.send<{ executionId: string }>(
        'POST',
        `/workflows/${workflowId}/execute`,
        {},
      );
      await api.send('PATCH', `/workflows/${workflowId}`, aWorkflowThatSays('second', 0));
      expect((await waitForEnd(api, body.executionId)).output).toBe('first');
      expect((await api.run(workflowId)).output).toBe('second');
    });

    it('keeps characters that JSON can hold and databases can not', async () => {
      const workflowId = await api.createWorkflow({
        name: 'odd',
        nodes: [{ id: 'start', type: 'manual-trigger' }],
        edges: [],
      });
      const input = { nul: 'a\u0000b', lone: '\ud800', emoji: '🦖' };
      const execution = await api.run(workflowId, input);
      expect(execution.output).toEqual(input);
    });

    it('loses nothing when the worker is asked to end under load', async () => {
      const workflowId = await api.createWorkflow(githubTriage('immediate'));
      const answers = await Promise.all(Array.from({ length: 100 }, () => deliver(workflowId, 'push', {})));
      const [worker] = stack.workers.splice(0, 1);
      await stack.addWorker();
      await expect(worker?.stop()).resolves.toBe(0);
      for (const answer of answers) {
        expect(await waitForEnd(api, String(answer.body['executionId']))).toMatchObject({
          status: 'completed',
        });
      }
    });

    it('answers who waits with 202 when the backend is asked to end, and ends with 0', async () => {
      const workflowId = await api.createWorkflow(aWorkflowThatSays('late', 10_000));
      const waiting = api.send<JsonObject>('POST', `/workflows/${workflowId}/execute?wait=60`, {});
      await eventually(async () => {
        const [row] = await database.query(
          "SELECT count(*)::int AS running FROM executions WHERE workflow_id = $1 AND status = 'running'",
          [workflowId],
        );
        expect(row).toEqual({ running: 1 });
      });
      await expect(stack.backend.stop()).resolves.toBe(0);
      expect((await waiting).status).toBe(202);
    });
  });
}

function aWorkflowThatSays(word: string, afterMs: number): object {
  return {
    name: word,
    nodes: [
      { id: 'start', type: 'manual-trigger' },
      {
        id: 'say',
        type: 'code',
        config: { code: `await new Promise((done) => setTimeout(done, ${afterMs})); return '${word}';` },
      },
    ],
    edges: [{ source: 'start', target: 'say' }],
  };
}

function statesOf(execution: ExecutionView): Record<string, string> {
  return Object.fromEntries(execution.steps.map((step) => [step.nodeId, step.status]));
}

async function waitForEnd(api: ApiClient, id: string): Promise<ExecutionView> {
  for (;;) {
    const execution = await api.execution(id);
    if (!['pending', 'running', 'waiting'].includes(execution.status)) return execution;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
