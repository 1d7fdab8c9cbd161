import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import type { JsonObject } from '@rex/workflow';

interface ProblemBody {
  code: string;
  errors: { path: string; message: string }[];
}

const inputSchema = {
  type: 'object',
  required: ['mail'],
  properties: {
    mail: { type: 'string', format: 'email' },
    tags: { type: 'array', items: { enum: ['a', 'b'] } },
  },
  additionalProperties: false,
};

const withSchema = (schema: object, ...more: object[]) => ({
  name: 'asks for an address',
  nodes: [
    { id: 'start', type: 'manual-trigger', config: { inputSchema: schema, sampleInput: { mail: 'a@b.c' } } },
    { id: 'copy', type: 'code', config: { code: 'return input' } },
    ...more,
  ],
  edges: [{ source: 'start', target: 'copy' }],
});

describe('the input of a run by hand', () => {
  let database: TestDatabase;
  let stack: Stack;
  let api: ApiClient;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({ databaseUrl: database.url });
    api = new ApiClient(stack.url);
    await api.register();
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  const execute = (workflowId: string, body: object) =>
    api.send<ProblemBody>('POST', `/workflows/${workflowId}/execute`, body);
  const countOf = async (workflowId: string) => {
    const { body } = await api.send<{ items: unknown[] }>('GET', `/workflows/${workflowId}/executions`);
    return body.items.length;
  };

  it('is refused with the path of each mistake, before an execution exists', async () => {
    const workflowId = await api.createWorkflow(withSchema(inputSchema));
    const answer = await execute(workflowId, { input: { mail: 'ada', tags: ['a', 'x'], odd: 1 } });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.code).toBe('input-invalid');
    expect(answer.body.errors.map(({ path }) => path)).toEqual(['/odd', '/mail', '/tags/1']);
    expect(answer.body.errors[1]?.message).toBe('"mail" must be an e-mail address, not "ada".');
    for (const body of [{}, { input: null }, { input: [] }, { input: 'a@b.c' }]) {
      expect((await execute(workflowId, body)).body.code).toBe('input-invalid');
    }
    expect(await countOf(workflowId)).toBe(0);
    expect(await api.run(workflowId, { mail: 'ada@example.org' })).toMatchObject({ status: 'completed' });
  });

  it('is checked by the version that runs, and again when all of it is repeated with another input', async () => {
    const workflowId = await api.createWorkflow(withSchema(inputSchema));
    const { id } = await api.run(workflowId, { mail: 'ada@example.org' });
    const retry = (body: object) => api.send<ProblemBody>('POST', `/executions/${id}/retry?wait=20`, body);
    expect((await retry({ input: { mail: 1 } })).body).toMatchObject({
      code: 'input-invalid',
      errors: [{ path: '/mail' }],
    });
    expect((await retry({ from: 'start', input: {} })).body).toMatchObject({ code: 'input-invalid' });
    expect((await retry({ from: 'copy', input: { mail: 1 } })).status).toBe(200);
    expect((await retry({})).status).toBe(200);

    const stricter = { ...withSchema({ type: 'object', required: ['name'] }) };
    (stricter.nodes[0] as { config: JsonObject }).config['sampleInput'] = { name: 'Ada' };
    expect((await api.send('PATCH', `/workflows/${workflowId}`, stricter)).status).toBe(200);
    expect((await retry({ version: 'newest' })).body).toMatchObject({ code: 'input-invalid' });
    expect((await execute(workflowId, { input: { mail: 'a@b.c' } })).body.code).toBe('input-invalid');
    expect((await execute(workflowId, { input: { mail: 'a@b.c' }, version: 1 })).status).toBe(202);
  });

  it('does not concern a webhook of the same workflow', async () => {
    const document = withSchema(inputSchema, { id: 'hook', type: 'webhook-trigger' });
    const workflowId = await api.createWorkflow(document);
    expect((await api.send('POST', `/webhooks/${workflowId}`, { odd: 1 })).status).toBe(202);
  });

  it('needs a schema of the dialect and a sample that fits it', async () => {
    const save = (config: object) =>
      api.send<ProblemBody>('POST', '/workflows', {
        name: 'x',
        nodes: [{ id: 'start', type: 'manual-trigger', config }],
        edges: [],
      });
    const hostile = await save({
      inputSchema: { properties: { a: { pattern: '^(a+)+$' }, b: { $ref: '#' } } },
    });
    expect(hostile.status).toBe(422);
    expect(hostile.body.errors.map(({ path }) => path)).toEqual([
      '/nodes/0/config/inputSchema/properties/a/pattern',
      '/nodes/0/config/inputSchema/properties/b/$ref',
    ]);
    expect(hostile.body.errors[0]?.message).toContain('json-validator');
    const misfit = await save({ inputSchema: { type: 'number' }, sampleInput: 'x' });
    expect(misfit.body.errors).toMatchObject([
      { code: 'config-invalid', path: '/nodes/0/config/sampleInput' },
    ]);
  });

  it('never holds up the server, however costly the schema', async () => {
    const costly = { allOf: Array.from({ length: 3000 }, () => ({ uniqueItems: true })) };
    const workflowId = await api.createWorkflow({
      name: 'costly',
      nodes: [{ id: 'start', type: 'manual-trigger', config: { inputSchema: costly } }],
      edges: [],
    });
    const input = Array.from({ length: 30_000 }, (_, index) => ({ [`k${index}`]: [index] }));
    let isOver = false;
    const refused = execute(workflowId, { input }).finally(() => (isOver = true));
    let slowestMs = 0;
    while (!isOver) {
      const sentAt = performance.now();
      await api.send('GET', '/health');
      slowestMs = Math.max(slowestMs, performance.now() - sentAt);
    }
    expect((await refused).body.errors).toMatchObject([
      { path: '', message: expect.stringContaining('too large') },
    ]);
    // Unbounded, the check would take minutes.
    expect(slowestMs).toBeLessThan(25_000);
  });

  it('is not touched by braces in the sample, which are text', async () => {
    const workflowId = await api.createWorkflow({
      name: 'braces',
      nodes: [
        { id: 'start', type: 'manual-trigger', config: { sampleInput: 'Dear {{ steps.nobody.name }} {{ )' } },
      ],
      edges: [],
    });
    expect(await api.run(workflowId, { a: 1 })).toMatchObject({ status: 'completed', output: { a: 1 } });
  });
});
