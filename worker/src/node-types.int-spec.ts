import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

/** Node types whose code is bundled and minified for the worker must work there too, not only in their own tests. */
describe('node types in the built worker', () => {
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

  it('cleans, validates by JSON Schema, logs and collects', async () => {
    const schema = {
      type: 'object',
      required: ['mail'],
      properties: { mail: { type: 'string', pattern: '^\\[' } },
    };
    const workflowId = await api.createWorkflow({
      name: 'clean and check',
      nodes: [
        { id: 'start', type: 'manual-trigger' },
        {
          id: 'clean',
          type: 'data-cleaner',
          config: { operations: ['trim', { op: 'mask-pii', kinds: ['email'], mode: 'redact' }] },
        },
        { id: 'check', type: 'json-validator', config: { schema, onInvalid: 'branch' } },
        { id: 'note', type: 'log', config: { level: 'info', message: 'mail is {{ input.mail }}' } },
        { id: 'good', type: 'output' },
        { id: 'bad', type: 'output' },
      ],
      edges: [
        { source: 'start', target: 'clean' },
        { source: 'clean', target: 'check' },
        { source: 'check', target: 'note' },
        { source: 'note', target: 'good' },
        { source: 'check', sourcePort: 'invalid', target: 'bad' },
      ],
    });
    const good = await api.run(workflowId, { mail: ' ada@example.org ' });
    expect(good.error).toBeNull();
    expect(good.steps.find((step) => step.nodeId === 'bad')?.status).toBe('skipped');
    const mail = (good.output as { mail: string }).mail;
    expect(mail).toMatch(/^\[/);
    expect(good.steps.find((step) => step.nodeId === 'note')?.logs).toMatchObject([
      { message: `mail is ${mail}` },
    ]);

    const bad = await api.run(workflowId, { mail: 'no address' });
    expect(bad.steps.find((step) => step.nodeId === 'good')?.status).toBe('skipped');
    expect(bad.output).toMatchObject({ valid: false, errors: [{ path: '/mail', keyword: 'pattern' }] });
  });
});
