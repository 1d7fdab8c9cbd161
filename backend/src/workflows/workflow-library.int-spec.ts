import { ApiClient, createReadyDatabase, startStack, type Stack } from '@rex/testing/stack';
import type { JsonObject, Problem } from '@rex/workflow';

interface Item {
  id: string;
  name: string;
  tags: string[];
}

interface WorkflowBody extends Item {
  version: number;
  publishedVersion: number | null;
  active: boolean;
  nodes: { id: string; config: JsonObject }[];
  code: string;
  detail: string;
  errors: Problem[];
}

interface Exported {
  format: string;
  formatVersion: number;
  exportedAt: string;
  workflow: JsonObject & { nodes: JsonObject[] };
  requirements: { keys: JsonObject[]; nodeTypes: string[]; leftOut: JsonObject[] };
}

interface Imported {
  workflow: WorkflowBody;
  report: {
    summary: JsonObject;
    warnings: { code: string; nodeId?: string; path?: string }[];
    problems: Problem[];
  };
}

const start = { id: 'start', type: 'manual-trigger' };
const simple = (name: string, more: object = {}) => ({ name, nodes: [start], edges: [], ...more });
const SECRET = 'sk-live-51H8x';

describe('a library of workflows', () => {
  let stack: Stack;
  let api: ApiClient;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await createReadyDatabase();
    drop = database.drop;
    stack = await startStack({ databaseUrl: database.url, workers: 0 });
  });

  beforeEach(async () => {
    api = new ApiClient(stack.url);
    await api.register();
  });

  afterAll(async () => {
    await stack?.stop();
    await drop?.();
  });

  const list = (query = '') => api.send<{ items: Item[]; total: number }>('GET', `/workflows${query}`);
  const names = async (query: string) => (await list(query)).body.items.map(({ name }) => name);
  const create = async (document: object) =>
    (await api.send<WorkflowBody>('POST', '/workflows', document)).body;
  const exported = async (id: string, query = '') =>
    (await api.send<Exported>('GET', `/workflows/${id}/export${query}`)).body;
  const aKey = async () => {
    const key = { provider: 'http', name: `key ${Math.random()}`, key: SECRET };
    return (await api.send<{ id: string }>('POST', '/keys', key)).body.id;
  };
  const aRequest = (keyId: string) => ({
    ...{ name: 'Straße "1"', description: 'Fetches', tags: ['Prod', 'Mail'] },
    nodes: [
      start,
      {
        ...{ id: 'fetch', type: 'http-request' },
        config: {
          url: `https://api.example.org/v1?api_key=${SECRET}&page=1`,
          headers: { 'X-API-Key': SECRET, Accept: 'application/json' },
          auth: { type: 'bearer', keyId },
        },
      },
      {
        id: 'clean',
        type: 'data-cleaner',
        config: { operations: ['trim', { op: 'mask-pii', mode: 'hash', keyId }] },
      },
    ],
    edges: [
      { source: 'start', target: 'fetch' },
      { source: 'fetch', target: 'clean' },
    ],
  });

  it('keeps tags beside the versions, each once, and counts them', async () => {
    const { id, tags, version } = await create(simple('one', { tags: [' Prod ', 'PROD', 'mail'] }));
    expect({ tags, version }).toEqual({ tags: ['Prod', 'mail'], version: 1 });
    await create(simple('two', { tags: ['prod'] }));
    const changed = await api.send<WorkflowBody>('PATCH', `/workflows/${id}`, { tags: ['mail', 'new'] });
    expect(changed.body).toMatchObject({ tags: ['mail', 'new'], version: 1 });
    expect((await api.send<WorkflowBody>('PATCH', `/workflows/${id}`, { name: 'ONE' })).body.tags).toEqual([
      'mail',
      'new',
    ]);
    expect((await api.send('GET', '/workflows/tags')).body).toEqual({
      items: [
        { tag: 'mail', count: 1 },
        { tag: 'new', count: 1 },
        { tag: 'prod', count: 1 },
      ],
    });
  });

  it('lists by search, tags and state, in an order of choice', async () => {
    await create(simple('Äpfel 100%', { tags: ['Obst', 'rot'], description: 'saftig_süß' }));
    await create(simple('birnen', { tags: ['obst'], active: false }));
    await create(simple('Zebra'));
    expect(await names('?sort=name')).toEqual(['birnen', 'Zebra', 'Äpfel 100%']);
    expect(await names('?search=äPFEL')).toEqual(['Äpfel 100%']);
    expect(await names(`?search=${encodeURIComponent('0%')}`)).toEqual(['Äpfel 100%']);
    expect(await names('?search=g_s')).toEqual(['Äpfel 100%']);
    expect(await names('?search=obst&sort=-name')).toEqual(['Äpfel 100%', 'birnen']);
    expect(await names('?tag=OBST&tag=rot')).toEqual(['Äpfel 100%']);
    expect(await names('?tag=obst,rot')).toEqual(['Äpfel 100%']);
    expect(await names('?active=false')).toEqual(['birnen']);
    expect(await names('?active=true&tag=obst')).toEqual(['Äpfel 100%']);
    expect((await list('?page=100000&limit=100')).body).toMatchObject({ items: [], total: 3, page: 100_000 });
    expect((await list('?limit=1')).body).toMatchObject({ total: 3, limit: 1 });
  });

  it.each([
    '?page=0',
    '?page=100001',
    '?page=x',
    '?page=1&page=2',
    '?limit=0',
    '?limit=101',
    '?limit=1.5',
    '?sort=owner_id',
    '?sort=name;drop',
    '?active=yes',
    '?active=',
    '?bin=1',
    '?tag[a]=b',
    '?search[]=a',
    '?unknown=1',
    '?search=%00',
    `?search=${'x'.repeat(201)}`,
    `?${Array.from({ length: 21 }, (_, at) => `tag=t${at}`).join('&')}`,
  ])('refuses the query %s', async (query) => {
    expect((await list(query)).status).toBe(400);
  });

  it.each([
    ['no name', { name: '' }],
    ['a blank name', { name: '  \t' }],
    ['a name that is too long', { name: 'x'.repeat(201) }],
    ['a name with U+0000', { name: 'a\u0000b' }],
    ['a name of two lines', { name: 'a\nb' }],
    ['half a character', { name: 'a\ud800' }],
    ['null as name', { name: null }],
    ['null as tags', { tags: null }],
    ['null as active', { active: null }],
    ['a tag with a comma', { tags: ['a,b'] }],
    ['an empty tag', { tags: [' '] }],
    ['a tag that is too long', { tags: ['x'.repeat(51)] }],
    ['a tag that is no text', { tags: [{ a: 1 }] }],
    ['too many tags', { tags: Array.from({ length: 21 }, (_, at) => `t${at}`) }],
    ['tags that are no list', { tags: 'a' }],
    ['a message of two lines', { versionMessage: 'a\nb' }],
    ['a message that is too long', { versionMessage: 'x'.repeat(201) }],
    ['a version', { version: 7 }],
    ['an owner', { ownerId: '0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11' }],
  ])('refuses %s, in a new workflow and in a change', async (_what, part) => {
    const made = await api.send<WorkflowBody>('POST', '/workflows', { ...simple('ok'), ...part });
    expect({ status: made.status, code: made.body.code }).toEqual({ status: 400, code: 'request-invalid' });
    const { id } = await create(simple('ok'));
    const changed = await api.send<WorkflowBody>('PATCH', `/workflows/${id}`, part);
    expect(changed.status).toBe(400);
    expect(changed.body.errors[0]?.path).toBe(`/${Object.keys(part)[0]}`);
  });

  it('lists versions with author and message, shows each whole, and makes an old one the newest again', async () => {
    const { id } = await create(simple('first', { versionMessage: 'Begin' }));
    await api.send('PATCH', `/workflows/${id}`, { name: 'second', description: 'More', publish: false });
    const { body } = await api.send<{ items: JsonObject[]; total: number }>(
      'GET',
      `/workflows/${id}/versions?limit=1`,
    );
    expect(body).toMatchObject({
      items: [{ version: 2, isLatest: true, isPublished: false, nodeCount: 1, author: { name: null } }],
      ...{ total: 2, page: 1, limit: 1 },
    });
    const first = await api.send('GET', `/workflows/${id}/versions/1`);
    expect(first.body).toMatchObject({
      ...{ version: 1, name: 'first', description: '', message: 'Begin', isPublished: true, isLatest: false },
      nodes: [{ id: 'start' }],
    });
    const restored = await api.send<WorkflowBody>('POST', `/workflows/${id}/versions/1/restore`);
    expect(restored.body).toMatchObject({ version: 3, publishedVersion: 1, name: 'first' });
    expect(restored.headers.get('etag')).toBe('"3"');
    const diff = await api.send('GET', `/workflows/${id}/diff?from=1&to=3`);
    expect(diff.body).toEqual({
      ...{ from: 1, to: 3, settings: [], edges: { added: [], removed: [] } },
      nodes: { added: [], removed: [], changed: [], moved: [], reordered: false },
      notes: { added: [], removed: [], changed: [], moved: [] },
      groups: { added: [], removed: [], changed: [] },
    });
    expect((await api.send('GET', `/workflows/${id}/diff?from=1&to=2`)).body).toMatchObject({
      ...{ name: { before: 'first', after: 'second' }, description: { before: '', after: 'More' } },
    });
  });

  it.each([
    ['versions/4', 404],
    ['versions/0', 400],
    ['versions/x', 400],
    ['versions/99999999999', 400],
    ['versions/-1', 400],
    ['versions?page=x', 400],
    ['diff', 400],
    ['diff?from=1', 400],
    ['diff?from=1&to=4', 404],
    ['diff?from=0&to=1', 400],
    ['diff?from=1&to=99999999999', 400],
    ['export?version=4', 404],
    ['export?version=x', 400],
  ])('answers %s with %d', async (path, status) => {
    const { id } = await create(simple('one'));
    expect((await api.send('GET', `/workflows/${id}/${path}`)).status).toBe(status);
  });

  it('exports without keys and secrets, and says what is missing', async () => {
    const keyId = await aKey();
    const { id } = await create(aRequest(keyId));
    const answer = await api.send<Exported>('GET', `/workflows/${id}/export`);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="Stra_e _1_.rex.json"; filename*=UTF-8''Stra%C3%9Fe%20_1_.rex.json`,
    );
    const { workflow, requirements, ...envelope } = answer.body;
    expect(envelope).toMatchObject({ format: 'rex-workflow', formatVersion: 1, rexVersion: '0.1.0' });
    expect(JSON.stringify(workflow)).not.toContain(keyId);
    expect(JSON.stringify(answer.body)).not.toContain(SECRET);
    expect(workflow.nodes[1]?.['config']).toEqual({
      ...{
        url: 'https://api.example.org/v1?page=1',
        headers: { Accept: 'application/json' },
        auth: { type: 'bearer' },
      },
    });
    expect(requirements).toEqual({
      keys: [{ keyId, provider: 'http', nodes: ['fetch', 'clean'] }],
      nodeTypes: ['data-cleaner', 'http-request', 'manual-trigger'],
      leftOut: [
        { nodeId: 'fetch', path: '/nodes/1/config/url', what: 'value' },
        { nodeId: 'fetch', path: '/nodes/1/config/headers/X-API-Key', what: 'value' },
        { nodeId: 'fetch', path: '/nodes/1/config/auth/keyId', what: 'key' },
        { nodeId: 'clean', path: '/nodes/2/config/operations/1/keyId', what: 'key' },
      ],
    });
  });

  it('imports what was exported as a draft that nothing starts, equal up to its keys', async () => {
    const { id } = await create(aRequest(await aKey()));
    const file = await exported(id);
    const { status, body } = await api.send<Imported>('POST', '/workflows/import', file);
    expect(status).toBe(201);
    expect(body.workflow).toMatchObject({
      version: 1,
      publishedVersion: null,
      active: false,
      tags: ['Prod', 'Mail'],
    });
    expect(body.report.warnings.map(({ code, nodeId }) => [code, nodeId])).toEqual([
      ['name-in-use', undefined],
      ...[
        ['value-left-out', 'fetch'],
        ['value-left-out', 'fetch'],
        ['key-left-out', 'fetch'],
        ['key-left-out', 'clean'],
      ],
    ]);
    expect(body.report.problems.map(({ code }) => code)).toContain('config-missing');
    const again = await exported(body.workflow.id);
    expect(again.workflow).toEqual(file.workflow);
    expect(again.requirements).toMatchObject({
      keys: [],
      leftOut: [],
      nodeTypes: file.requirements.nodeTypes,
    });
  });

  it('tells what an import would give and saves nothing, when that is asked for', async () => {
    const { id } = await create({
      ...aRequest(await aKey()),
      publish: false,
      notes: [
        { id: 'n', text: 'hello', tint: 1, position: { x: 0, y: 0 }, size: { width: 240, height: 80 } },
      ],
    });
    const file = await exported(id);
    const before = (await list()).body.total;
    const strange = { ...file.workflow, nodes: [...file.workflow.nodes, { id: 'odd', type: 'teleport' }] };
    const { status, body } = await api.send<Imported>('POST', '/workflows/import?dryRun=true', {
      ...file,
      workflow: strange,
    });
    expect(status).toBe(200);
    expect(body.workflow).toBeNull();
    expect(body.report.summary).toEqual({
      ...{
        name: file.workflow['name'],
        nodeCount: file.workflow.nodes.length + 1,
        noteCount: 1,
        groupCount: 0,
      },
      edgeCount: (file.workflow['edges'] as unknown[]).length,
      unknownNodeTypes: ['teleport'],
      keys: [{ provider: 'http', nodes: ['fetch', 'clean'] }],
    });
    expect(body.report.warnings.map(({ code }) => code)).toContain('key-left-out');
    expect(body.report.problems.map(({ code }) => code)).toContain('unknown-node-type');
    expect((await list()).body.total).toBe(before);
  });

  it('draws workflows small: cards and what links them, of one owner', async () => {
    const code = { id: 'work', type: 'code', position: { x: 320, y: 16 }, config: { code: 'return 1' } };
    const { id } = await create({
      name: 'Drawn',
      nodes: [{ ...start, position: { x: 0, y: 0 } }, code],
      edges: [{ source: 'start', target: 'work' }],
    });
    const drawn = await api.send('GET', `/workflows/drawings?id=${id}`);
    expect(drawn.body).toEqual({
      items: [
        {
          ...{ id, version: 1, links: [{ from: 0, to: 1 }] },
          cards: [
            { x: 0, y: 0, isTrigger: true },
            { x: 320, y: 16, isTrigger: false },
          ],
        },
      ],
    });
    const stranger = new ApiClient(stack.url);
    await stranger.register();
    expect((await stranger.send('GET', `/workflows/drawings?id=${id}`)).body).toEqual({ items: [] });
    expect((await api.send('GET', '/workflows/drawings?id=nonsense')).status).toBe(400);
  });

  it('keeps own keys of an imported document, and takes those of others out', async () => {
    const own = await aKey();
    const kept = await api.send<Imported>('POST', '/workflows/import', aRequest(own.toUpperCase()));
    expect(kept.body.report).toMatchObject({ warnings: [], problems: [] });
    const stranger = new ApiClient(stack.url);
    await stranger.register();
    const { body } = await stranger.send<Imported>('POST', '/workflows/import', aRequest(own));
    expect(body.report.warnings.map(({ code, nodeId }) => [code, nodeId])).toEqual([
      ['key-removed', 'fetch'],
      ['key-removed', 'clean'],
    ]);
    expect(JSON.stringify(body.workflow)).not.toContain(own);
  });

  it.each([
    [
      'another version of the format',
      { format: 'rex-workflow', formatVersion: 2 },
      'import-version-unsupported',
      [],
    ],
    ['another format', { format: 'n8n', formatVersion: 1, workflow: {} }, 'import-invalid', ['/format']],
    [
      'a broken document',
      { format: 'rex-workflow', formatVersion: 1, workflow: { name: 'x', nodes: [{}] } },
      'import-invalid',
      ['/workflow/nodes/0/id', '/workflow/nodes/0/type'],
    ],
    ['no object', [], 'import-invalid', ['']],
  ])('refuses %s with 422', async (_what, input, code, paths) => {
    const { status, body } = await api.send<WorkflowBody>('POST', '/workflows/import', input);
    expect({ status, code: body.code, paths: body.errors.map(({ path }) => path) }).toEqual({
      status: 422,
      code,
      paths,
    });
    if (code === 'import-version-unsupported') expect(body.detail).toContain('reads version 1');
  });

  it('copies a workflow without letting the copy fire', async () => {
    const { id } = await create(aRequest(await aKey()));
    const copy = await api.send<WorkflowBody>('POST', `/workflows/${id}/duplicate`);
    expect(copy).toMatchObject({
      status: 201,
      body: {
        name: 'Copy of Straße "1"',
        version: 1,
        publishedVersion: null,
        active: false,
        tags: ['Prod', 'Mail'],
      },
    });
    expect(copy.body.id).not.toBe(id);
    const original = await api.send<WorkflowBody>('GET', `/workflows/${id}`);
    expect(copy.body.nodes).toEqual(original.body.nodes);
    const asked = { name: 'Twin', publish: true, active: true };
    expect(await api.send('POST', `/workflows/${id}/duplicate`, asked)).toMatchObject({
      ...{ status: 201, body: { name: 'Twin', publishedVersion: 1, active: true } },
    });
    expect((await api.send('POST', `/workflows/${id}/duplicate`, { name: null })).status).toBe(400);
  });

  it('answers strangers, and ids that are none, as if there were nothing', async () => {
    const { id } = await create(simple('mine'));
    const { id: binned } = await create(simple('deleted'));
    await api.send('DELETE', `/workflows/${binned}`);
    const stranger = new ApiClient(stack.url);
    await stranger.register();
    const routes = [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['DELETE', '?permanent=true'],
      ['POST', '/restore'],
      ['GET', '/export'],
      ['POST', '/duplicate'],
      ['GET', '/versions'],
      ['GET', '/versions/1'],
      ['POST', '/versions/1/restore'],
      ['GET', '/diff?from=1&to=1'],
      ['POST', '/publish'],
      ['POST', '/unpublish'],
      ['POST', '/activate'],
      ['POST', '/deactivate'],
    ] as const;
    for (const [method, path] of routes) {
      const body = method === 'PATCH' ? {} : undefined;
      for (const target of [id, binned, 'x', '%00', '__proto__', '0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11']) {
        const answer = await stranger.send<WorkflowBody>(method, `/workflows/${target}${path}`, body);
        expect({ method, path, target, status: answer.status, code: answer.body.code }).toEqual({
          method,
          path,
          target,
          status: 404,
          code: 'not-found',
        });
      }
    }
    expect((await api.send('GET', `/workflows/${id}`)).status).toBe(200);
    expect((await api.send('POST', `/workflows/${binned}/restore`)).status).toBe(200);
  });
});
