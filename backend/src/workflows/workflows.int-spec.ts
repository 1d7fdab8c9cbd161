import { ApiClient, createReadyDatabase, startStack, type Stack } from '@rex/testing/stack';
import type { Problem } from '@rex/workflow';

interface ProblemBody {
  code: string;
  errors: Problem[];
  requestId: string;
}

interface WorkflowBody {
  id: string;
  version: number;
  publishedVersion: number | null;
  problems: Problem[];
  name: string;
}

const start = { id: 'start', type: 'manual-trigger' };
const code = (id: string, text = 'return input') => ({ id, type: 'code', config: { code: text } });

describe('workflows by the API', () => {
  let stack: Stack;
  let api: ApiClient;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await createReadyDatabase();
    drop = database.drop;
    stack = await startStack({ databaseUrl: database.url, workers: 0 });
    api = new ApiClient(stack.url);
    await api.register();
  });

  afterAll(async () => {
    await stack?.stop();
    await drop?.();
  });

  it.each([
    {
      what: 'a cycle',
      nodes: [start, code('a'), code('b')],
      edges: [
        { source: 'start', target: 'a' },
        { source: 'a', target: 'b' },
        { source: 'b', target: 'a' },
      ],
      problem: {
        code: 'cycle',
        path: expect.any(String),
        message: expect.stringMatching(/a → b → a|b → a → b/),
      },
    },
    {
      what: 'an edge to nowhere',
      nodes: [start],
      edges: [{ id: 'e1', source: 'start', target: 'gone' }],
      problem: { code: 'dangling-edge', edgeId: 'e1', path: '/edges/0/target' },
    },
    {
      what: 'an unknown type',
      nodes: [start, { id: 'x', type: 'cod' }],
      edges: [{ source: 'start', target: 'x' }],
      problem: {
        code: 'unknown-node-type',
        nodeId: 'x',
        path: '/nodes/1/type',
        message: expect.stringContaining('code'),
      },
    },
    {
      what: 'a reference to a step that is not upstream',
      nodes: [start, code('a', 'return steps.b'), code('b')],
      edges: [
        { source: 'start', target: 'a' },
        { source: 'start', target: 'b' },
      ],
      problem: { code: 'reference-not-upstream', nodeId: 'a', path: '/nodes/1/config/code' },
    },
    {
      what: 'a missing config',
      nodes: [start, { id: 'c', type: 'code' }],
      edges: [{ source: 'start', target: 'c' }],
      problem: { code: 'config-missing', nodeId: 'c', path: '/nodes/1/config/code' },
    },
  ])('refuses $what with 422, naming code, place and path', async ({ nodes, edges, problem }) => {
    const { status, headers, body } = await api.send<ProblemBody>('POST', '/workflows', {
      name: 'bad',
      nodes,
      edges,
    });
    expect(status).toBe(422);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body.code).toBe('workflow-invalid');
    expect(body.errors).toContainEqual(expect.objectContaining(problem));
  });

  it('lists every problem at once', async () => {
    const { body } = await api.send<ProblemBody>('POST', '/workflows/validate', {
      name: 'bad',
      nodes: [{ id: 'a', type: 'nothing' }, code('b', 'return steps.z')],
      edges: [{ source: 'b', target: 'gone' }],
    });
    const codes = (body as unknown as { problems: Problem[] }).problems.map((each) => each.code);
    expect(codes).toEqual(
      expect.arrayContaining(['unknown-node-type', 'reference-unknown', 'dangling-edge', 'no-trigger']),
    );
  });

  it('keeps a draft with its problems, and refuses to run it', async () => {
    const draft = { name: 'draft', nodes: [start, { id: 'c', type: 'code' }], edges: [], publish: false };
    const { status, body } = await api.send<WorkflowBody>('POST', '/workflows', draft);
    expect(status).toBe(201);
    expect(body).toMatchObject({ version: 1, publishedVersion: null });
    expect(body.problems.map((each) => each.code)).toContain('config-missing');
    const run = await api.send<ProblemBody>('POST', `/workflows/${body.id}/execute`, {});
    expect(run.status).toBe(422);
  });

  it('makes a version of each change and refuses a change made on an older one', async () => {
    const id = await api.createWorkflow({ name: 'one', nodes: [start], edges: [] });
    const patch = (name: string, version: number) =>
      api.send<WorkflowBody>('PATCH', `/workflows/${id}`, { name }, { 'if-match': String(version) });
    expect((await patch('two', 1)).body).toMatchObject({ name: 'two', version: 2, publishedVersion: 2 });
    const late = await patch('three', 1);
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({ code: 'version-conflict', detail: expect.stringContaining('2') });
  });

  it('of two changes on the same version at once lets one through', async () => {
    const id = await api.createWorkflow({ name: 'one', nodes: [start], edges: [] });
    const answers = await Promise.all(
      ['left', 'right'].map((name) => api.send('PATCH', `/workflows/${id}`, { name }, { 'if-match': '1' })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412]);
  });

  it('makes changes that name no version one after the other, however many come at once', async () => {
    const id = await api.createWorkflow({ name: 'one', nodes: [start], edges: [] });
    const names = Array.from({ length: 20 }, (_, index) => `name ${index}`);
    const answers = await Promise.all(
      names.map((name) => api.send<WorkflowBody>('PATCH', `/workflows/${id}`, { name })),
    );
    expect(answers.map((answer) => answer.status)).toEqual(names.map(() => 200));
    expect(new Set(answers.map((answer) => answer.body.version)).size).toBe(20);
  });

  it.each(['"2147483648"', '"9999999999"', '"7", 4294967296'])(
    'takes %s for a version that it never had',
    async (version) => {
      const id = await api.createWorkflow({ name: 'one', nodes: [start], edges: [] });
      const headers = { 'if-match': version };
      for (const [method, path] of [
        ['DELETE', `/workflows/${id}`],
        ['DELETE', `/workflows/${id}?permanent=true`],
        ['PATCH', `/workflows/${id}`],
      ] as const) {
        const body = method === 'PATCH' ? { name: 'two' } : undefined;
        const answer = await api.send<ProblemBody>(method, path, body, headers);
        expect([answer.status, answer.body.code]).toEqual([412, 'version-conflict']);
      }
    },
  );

  it('answers another user as if the workflow did not exist', async () => {
    const id = await api.createWorkflow({ name: 'mine', nodes: [start], edges: [] });
    const stranger = new ApiClient(stack.url);
    await stranger.register();
    for (const [method, path] of [
      ['GET', `/workflows/${id}`],
      ['PATCH', `/workflows/${id}`],
      ['DELETE', `/workflows/${id}`],
      ['POST', `/workflows/${id}/execute`],
      ['GET', `/workflows/${id}/versions/1`],
    ] as const) {
      const theirs = await stranger.send<ProblemBody>(
        method,
        path,
        method === 'GET' || method === 'DELETE' ? undefined : {},
      );
      const unknown = await stranger.send<ProblemBody>(
        method,
        path.replace(id, '0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11'),
        method === 'GET' || method === 'DELETE' ? undefined : {},
      );
      expect({ path, status: theirs.status }).toEqual({ path, status: 404 });
      expect({ ...theirs.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    }
    expect((await stranger.send<{ total: number }>('GET', '/workflows')).body.total).toBe(0);
    expect((await api.send('GET', `/workflows/${id}`)).status).toBe(200);
  });

  it('finds by name and pages', async () => {
    for (const name of ['apple 100%', 'apple_pie', 'pear'])
      await api.createWorkflow({ name, nodes: [start], edges: [] });
    const find = async (search: string) =>
      (
        await api.send<{ items: { name: string }[] }>(
          'GET',
          `/workflows?search=${encodeURIComponent(search)}`,
        )
      ).body.items.map((each) => each.name);
    expect(await find('APPLE')).toEqual(['apple_pie', 'apple 100%']);
    expect(await find('100%')).toEqual(['apple 100%']);
    expect(await find('e_p')).toEqual(['apple_pie']);
  });

  it('deletes for good as far as the API shows', async () => {
    const id = await api.createWorkflow({ name: 'gone', nodes: [start], edges: [] });
    expect((await api.send('DELETE', `/workflows/${id}`)).status).toBe(204);
    expect((await api.send('GET', `/workflows/${id}`)).status).toBe(404);
    expect((await api.send('DELETE', `/workflows/${id}`)).status).toBe(404);
  });

  it('refuses unknown properties and names them', async () => {
    const { status, body } = await api.send<ProblemBody>('POST', '/workflows', {
      name: 'x',
      nodes: [start],
      edges: [],
      ownerId: 'somebody',
      id: 'mine',
    });
    expect(status).toBe(400);
    expect(body.errors.map((each) => each.path).sort()).toEqual(['/id', '/ownerId']);
  });

  it.each([
    ['broken JSON', '{"name": ', 400],
    ['a polluting body', '{"__proto__": {"polluted": 1}, "name": "x", "nodes": []}', 400],
    ['a body that is no object', '[]', 400],
    ['a body of nothing but brackets', '['.repeat(50_000) + ']'.repeat(50_000), 400],
  ])('answers %s with a problem', async (_what, text, expected) => {
    const { status, headers } = await api.send<ProblemBody>('POST', '/workflows', text);
    expect(status).toBe(expected);
    expect(headers.get('content-type')).toContain('application/problem+json');
  });

  it.each(['/workflows/x', '/executions/x', '/workflows/x/executions', '/workflows/x/versions/1'])(
    'answers %s as not found',
    async (path) => {
      const { status, body } = await api.send<ProblemBody>('GET', path);
      expect([status, body.code]).toEqual([404, 'not-found']);
    },
  );

  it('answers a body over the limit with 413 and another media type with 415', async () => {
    const big = await api.send<ProblemBody>('POST', '/workflows', { name: 'x'.repeat(1_100_000), nodes: [] });
    expect(big.status).toBe(413);
    const xml = await api.send<ProblemBody>('POST', '/workflows', '<a/>', {
      'content-type': 'application/xml',
    });
    expect(xml.status).toBe(415);
    expect(xml.body.code).toBe('media-type-unsupported');
  });
});
