import {
  ApiClient,
  createReadyDatabase,
  startLedger,
  startStack,
  type ExecutionView,
  type Ledger,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import type { JsonObject } from '@rex/workflow';

type Accepted = { executionId: string; status: string };

const start = { id: 'start', type: 'manual-trigger' };
const code = (id: string, source: string, more: object = {}) => ({
  id,
  type: 'code',
  config: { code: source },
  ...more,
});
const line = (...ids: string[]) =>
  ids.slice(1).map((target, index) => ({ source: ids[index] ?? '', target }));

describe('cancelling and repeating executions', () => {
  let database: TestDatabase;
  let stack: Stack;
  let api: ApiClient;
  let ledger: Ledger;

  beforeAll(async () => {
    database = await createReadyDatabase();
    ledger = await startLedger();
    const environment = { SWEEP_SECONDS: '1', HTTP_ALLOW_PRIVATE: ledger.host };
    stack = await startStack({ databaseUrl: database.url, environment });
    api = new ApiClient(stack.url);
    await api.register();
  });

  afterAll(async () => {
    await stack?.stop();
    await ledger?.close();
    await database?.drop();
  });

  const begin = async (workflowId: string, input: unknown = {}) => {
    const { body } = await api.send<Accepted>('POST', `/workflows/${workflowId}/execute`, { input });
    return body.executionId;
  };
  const until = async (id: string, isSo: (execution: ExecutionView) => boolean) => {
    for (const givesUpAt = Date.now() + 60_000; ;) {
      const execution = await api.execution(id);
      if (isSo(execution)) return execution;
      if (Date.now() > givesUpAt) throw new Error(`in vain: ${JSON.stringify(execution)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const hasEnded = ({ status }: ExecutionView) => ['completed', 'failed', 'cancelled'].includes(status);
  const hangingRequest = (id: string) => {
    ledger.hold('/hang');
    return { id, type: 'http-request', config: { method: 'POST', url: `${ledger.url}/hang` } };
  };
  const retry = (id: string, body: object) =>
    api.send<ExecutionView>('POST', `/executions/${id}/retry?wait=20`, body);

  describe('cancel', () => {
    it.each([
      ['a busy loop', () => code('slow', 'while (true) {}')],
      ['a sleeping script', () => code('slow', 'await new Promise((done) => setTimeout(done, 60_000))')],
      ['a request whose target says nothing', () => hangingRequest('slow')],
    ])('stops %s long before it would end', async (_what, slow) => {
      const workflowId = await api.createWorkflow({
        name: 'slow',
        nodes: [start, slow(), code('after', 'return 1')],
        edges: line('start', 'slow', 'after'),
      });
      const id = await begin(workflowId);
      await until(id, ({ steps }) =>
        steps.some((step) => step.nodeId === 'slow' && step.status === 'running'),
      );
      const askedAt = Date.now();
      const answer = await api.send<Accepted>('POST', `/executions/${id}/cancel`);
      expect(answer).toMatchObject({ status: 202, body: { executionId: id, status: 'running' } });
      const execution = await until(id, hasEnded);
      // The promise is a second; by themselves they would go on for half a minute at least.
      expect(Date.now() - askedAt).toBeLessThan(10_000);
      expect(execution).toMatchObject({ status: 'cancelled', error: null });
      const states = Object.fromEntries(execution.steps.map((step) => [step.nodeId, step.status]));
      expect(states).toEqual({ start: 'completed', slow: 'cancelled', after: 'skipped' });

      const again = await api.send<Accepted>('POST', `/executions/${id}/cancel`);
      expect(again).toMatchObject({ status: 202, body: { status: 'cancelled' } });
    });

    it('tells whoever waits for the end', async () => {
      const workflowId = await api.createWorkflow({
        name: 'slow',
        nodes: [start, code('slow', 'while (true) {}')],
        edges: line('start', 'slow'),
      });
      const key = { 'idempotency-key': `cancel-${Date.now()}` };
      const body = { input: {} };
      const waiting = api.send<ExecutionView>('POST', `/workflows/${workflowId}/execute?wait=20`, body, key);
      const { body: same } = await api.send<Accepted>('POST', `/workflows/${workflowId}/execute`, body, key);
      await until(same.executionId, ({ status }) => status === 'running');
      await api.send('POST', `/executions/${same.executionId}/cancel`);
      expect((await waiting).body).toMatchObject({ status: 'cancelled' });
    });

    it('comes too late for what has ended, and knows nothing of what is not mine', async () => {
      const workflowId = await api.createWorkflow({ name: 'quick', nodes: [start], edges: [] });
      const { id } = await api.run(workflowId);
      const late = await api.send<JsonObject>('POST', `/executions/${id}/cancel`);
      expect(late).toMatchObject({ status: 409, body: { code: 'execution-ended' } });
      const other = new ApiClient(stack.url);
      await other.register();
      for (const path of [`/executions/${id}/cancel`, `/executions/${id}/retry`])
        expect((await other.send<JsonObject>('POST', path)).body).toMatchObject({
          status: 404,
          code: 'not-found',
        });
      expect((await other.send('GET', `/executions/${id}/steps/start`)).status).toBe(404);
    });
  });

  describe('retry', () => {
    const source = (id: string, body: string) => code(id, body);
    const document = (broken: string) => ({
      name: 'repeat',
      nodes: [
        start,
        source('fetch', 'return { at: Math.random(), got: input };'),
        source('broken', broken),
        source('after', 'return { ...input, after: true };'),
      ],
      edges: line('start', 'fetch', 'broken', 'after'),
    });
    const stepOf = ({ steps }: ExecutionView, nodeId: string) => steps.find((step) => step.nodeId === nodeId);

    it('goes on from the failed node with what was there, on the newest version', async () => {
      const workflowId = await api.createWorkflow(document('throw new Error("no")'));
      const first = await api.run(workflowId, { n: 1 });
      expect(first.status).toBe('failed');
      await api.send('PATCH', `/workflows/${workflowId}`, document('return input'));
      const { status, body: second } = await retry(first.id, { from: 'broken', version: 'newest' });
      expect(status).toBe(200);
      expect(second).toMatchObject({
        status: 'completed',
        version: 2,
        retryOf: first.id,
        retryFrom: 'broken',
      });
      expect(second.id).not.toBe(first.id);
      expect(stepOf(second, 'fetch')).toEqual(stepOf(first, 'fetch'));
      expect(second.output).toEqual({ ...(stepOf(first, 'fetch')?.output as JsonObject), after: true });
      expect(await api.execution(first.id)).toMatchObject({ status: 'failed', retryOf: null });
    });

    it('fails again on the version that it ran, which is the default', async () => {
      const workflowId = await api.createWorkflow(document('throw new Error("no")'));
      const first = await api.run(workflowId);
      await api.send('PATCH', `/workflows/${workflowId}`, document('return input'));
      expect((await retry(first.id, { from: 'broken' })).body).toMatchObject({
        status: 'failed',
        version: 1,
      });
    });

    it('runs all of it again, with another input if one is given', async () => {
      const workflowId = await api.createWorkflow(document('return input'));
      const first = await api.run(workflowId, { n: 1 });
      const same = (await retry(first.id, {})).body;
      expect(stepOf(same, 'fetch')?.output).toMatchObject({ got: { n: 1 } });
      expect(stepOf(same, 'fetch')?.output).not.toEqual(stepOf(first, 'fetch')?.output);
      const edited = (await retry(first.id, { input: { n: 2 } })).body;
      expect(edited).toMatchObject({ input: { n: 2 }, retryOf: first.id, retryFrom: null });
      expect(stepOf(edited, 'fetch')?.output).toMatchObject({ got: { n: 2 } });
    });

    it('gives the node another input when both are told', async () => {
      const workflowId = await api.createWorkflow(document('return input'));
      const first = await api.run(workflowId);
      const { body } = await retry(first.id, { from: 'broken', input: { mended: true } });
      expect(body.output).toEqual({ mended: true, after: true });
      expect(stepOf(body, 'broken')?.input).toEqual({ mended: true });
      expect(stepOf(body, 'fetch')?.output).toEqual(stepOf(first, 'fetch')?.output);
    });

    it('says which nodes there are when there is none of that name', async () => {
      const workflowId = await api.createWorkflow(document('return input'));
      const first = await api.run(workflowId);
      const { status, body } = await retry(first.id, { from: 'nowhere' });
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: 'retry-node-unknown' });
      expect((body as unknown as { detail: string }).detail).toContain('start, fetch, broken, after');
    });

    it('waits for the end of what still runs', async () => {
      const workflowId = await api.createWorkflow({
        name: 'slow',
        nodes: [start, code('slow', 'while (true) {}')],
        edges: line('start', 'slow'),
      });
      const id = await begin(workflowId);
      expect((await retry(id, {})).body).toMatchObject({ status: 409, code: 'execution-not-ended' });
      await api.send('POST', `/executions/${id}/cancel`);
    });

    it('refuses unknown fields and a version that is none', async () => {
      const workflowId = await api.createWorkflow({ name: 'quick', nodes: [start], edges: [] });
      const { id } = await api.run(workflowId);
      expect((await retry(id, { version: 3 })).status).toBe(400);
      expect((await retry(id, { retryOf: id })).status).toBe(400);
    });
  });

  it('keeps values over 256 kB apart, and gives them all the same', async () => {
    const workflowId = await api.createWorkflow({
      name: 'large',
      nodes: [
        start,
        code('big', 'return { text: "é".repeat(input.length) };'),
        code('length', 'return input.text.length'),
      ],
      edges: line('start', 'big', 'length'),
    });
    const length = 5_000_000;
    const execution = await api.run(workflowId, { length });
    expect(execution.output).toBe(length);
    const big = execution.steps.find((step) => step.nodeId === 'big');
    expect((big?.output as { text: string }).text).toHaveLength(length);
    const rows = await database.query(
      `SELECT s.output, s.output_bytes, octet_length(v.value) AS bytes FROM execution_steps s
       JOIN execution_values v ON v.execution_id = s.execution_id AND v.name = 'step:big' WHERE s.node_id = 'big'`,
    );
    expect(rows).toEqual([{ output: null, output_bytes: 2 * length + 11, bytes: 2 * length + 11 }]);

    // Two such outputs are more than one answer holds: the second is named, and can be had alone.
    const twice = await api.createWorkflow({
      name: 'larger',
      nodes: [
        start,
        code('one', 'return { text: "é".repeat(input.length) };'),
        code('two', 'return { text: input.text };'),
        code('length', 'return input.text.length'),
      ],
      edges: line('start', 'one', 'two', 'length'),
    });
    const larger = await api.run(twice, { length });
    expect(larger.output).toBe(length);
    expect(larger.steps.map((step) => step.omitted)).toEqual([[], [], ['output'], ['input']]);
    const { body: step } = await api.send<JsonObject>('GET', `/executions/${larger.id}/steps/two`);
    expect((step['output'] as { text: string }).text).toHaveLength(length);
    expect((step['input'] as { text: string }).text).toHaveLength(length);
    expect(step['omitted']).toEqual([]);
    for (const path of [`/executions/${larger.id}`, `/executions/${larger.id}/steps/two`]) {
      const { headers } = await api.send('GET', path);
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    }
  });

  it('runs no more executions of a workflow at a time than it says, in their order', async () => {
    ledger.hold('/turn');
    const config = { method: 'POST', url: `${ledger.url}/turn`, body: '{{input}}' };
    const workflowId = await api.createWorkflow({
      name: 'two by two',
      nodes: [start, { id: 'ask', type: 'http-request', config }],
      edges: line('start', 'ask'),
      settings: { maxConcurrency: 2 },
    });
    const asked = () =>
      ledger.entries.filter(({ path }) => path === '/turn').map(({ body }) => body as number);
    const ids: string[] = [];
    for (let turn = 0; turn < 8; turn += 1) ids.push(await begin(workflowId, turn));
    for (let ended = 0; ended < ids.length; ended += 2) {
      // Both hold their turn as long as their target says nothing, and nobody else gets one, however long that takes.
      while (asked().length < ended + 2) await new Promise((resolve) => setTimeout(resolve, 20));
      await new Promise((resolve) => setTimeout(resolve, 300));
      const [row] = await database.query(
        `SELECT count(*) FILTER (WHERE status = 'running')::int AS running, count(finished_at)::int AS ended
         FROM executions WHERE workflow_id = $1`,
        [workflowId],
      );
      expect(row).toEqual({ running: 2, ended });
      expect(asked().slice(ended).toSorted()).toEqual([ended, ended + 1]);
      ledger.release();
      ledger.hold('/turn');
      const pair = ids.slice(ended, ended + 2);
      await Promise.all(pair.map((id) => until(id, hasEnded)));
    }
  });
});
