import { ApiClient, createReadyDatabase, startStack, type Stack } from '@rex/testing/stack';

/** Limit of user code in these tests: a busy machine must fill memory before it. */
const LIMIT_MS = 8000;
/** The promise is two seconds more, of a machine that does little else; what is not ended by force never ends. */
const PATIENCE_MS = 20_000;

const programs: [what: string, code: string, error: RegExp][] = [
  ['an endless loop', 'while (true) {}', /^script-timeout$/],
  ['a promise that never settles', 'await new Promise(() => {})', /^script-timeout$/],
  [
    'a 1 GB allocation',
    'const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()));',
    /^script-(memory|crashed)$/,
  ],
  ['a 1 GB buffer', 'return new Uint8Array(1024 ** 3).length', /^script-(memory|crashed|threw)$/],
  ['process.exit()', 'process.exit()', /^script-threw$/],
  ["require('fs')", "return require('fs').readFileSync('/etc/passwd', 'utf8')", /^script-threw$/],
  [
    'the constructor of a constructor',
    "return constructor.constructor('return process')().env",
    /^script-threw$/,
  ],
];

describe('hostile code in a code node', () => {
  let stack: Stack;
  let api: ApiClient;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await createReadyDatabase();
    drop = database.drop;
    stack = await startStack({
      databaseUrl: database.url,
      environment: { CODE_TIMEOUT_MS: String(LIMIT_MS) },
    });
    api = new ApiClient(stack.url);
    await api.register();
  });

  afterAll(async () => {
    await stack?.stop();
    await drop?.();
  });

  const runCode = async (code: string) => {
    const workflowId = await api.createWorkflow({
      name: 'code',
      nodes: [
        { id: 'start', type: 'manual-trigger' },
        { id: 'code', type: 'code', config: { code } },
      ],
      edges: [{ source: 'start', target: 'code' }],
    });
    return api.run(workflowId);
  };

  it.each(programs)(
    'ends %s by name; the worker lives and the next execution works',
    async (_what, code, error) => {
      const workerPid = stack.workers[0]?.pid;
      const execution = await runCode(code);
      const step = execution.steps.find((each) => each.nodeId === 'code');
      expect(execution.status).toBe('failed');
      expect(step?.error?.code).toMatch(error);
      expect(step?.durationMs).toBeLessThan(LIMIT_MS + PATIENCE_MS);
      expect(JSON.stringify(execution)).not.toMatch(/root:x:0|DATABASE_URL/);

      expect((await runCode('return 6 * 7')).output).toBe(42);
      expect(stack.workers[0]?.pid).toBe(workerPid);
      expect(stack.workers[0]?.process.exitCode).toBeNull();
    },
  );

  it('refuses import() when it is saved, with its place', async () => {
    const { status, body } = await api.send<{ errors: object[] }>('POST', '/workflows', {
      name: 'code',
      nodes: [
        { id: 'start', type: 'manual-trigger' },
        { id: 'code', type: 'code', config: { code: "\nreturn (await import('node:fs')).constants" } },
      ],
      edges: [{ source: 'start', target: 'code' }],
    });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      expect.objectContaining({ code: 'script-syntax', nodeId: 'code', line: 2, column: 15 }),
    ]);
  });
});
