import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import type { WorkflowDocument } from '@rex/workflow';

interface SavedBody extends WorkflowDocument {
  id: string;
  version: number;
  publishedVersion: number | null;
  problems: { code: string }[];
  code: string;
  currentVersion: number;
}

const DOCUMENT = {
  name: 'Drawn',
  description: '',
  nodes: [
    { id: 'start', type: 'manual-trigger' },
    { id: 'out', type: 'output', config: { value: '{{ steps.start.x }}' } },
  ],
  edges: [{ source: 'start', target: 'out' }],
};
const NOTE = {
  ...{ id: 'note', text: '**Ask** Ada', tint: 2, position: { x: 0, y: -200 } },
  size: { width: 240, height: 160 },
};
const GROUP = {
  ...{ id: 'group', name: 'Intake', nodeIds: ['start', 'out'], noteIds: ['note'] },
  ...{ parentId: null, isCollapsed: false },
};

/** What the editor does: it sends the whole document, now and then, on top of the version that it knows. */
describe('autosave', () => {
  let database: TestDatabase;
  let stack: Stack;
  let api: ApiClient;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({ databaseUrl: database.url });
    api = new ApiClient(stack.url);
    await api.register();
  }, 60_000);

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  }, 60_000);

  const read = async (id: string) => (await api.send<SavedBody>('GET', `/workflows/${id}`)).body;
  const documentOf = ({ name, description, nodes, edges, notes, groups, settings }: SavedBody) => ({
    ...{ name, description, nodes, edges, notes, groups, settings },
  });
  const save = (id: string, change: object, headers: Record<string, string> = {}) =>
    api.send<SavedBody>('PATCH', `/workflows/${id}`, { ...change, publish: false }, headers);

  it('keeps notes and groups in versions, copies and files, tells what changed, and runs without them', async () => {
    const id = await api.createWorkflow(DOCUMENT);
    expect(await read(id)).toMatchObject({ version: 1, notes: [], groups: [] });
    const added = await save(id, { notes: [NOTE], groups: [GROUP] });
    expect(added.body).toMatchObject({ version: 2, publishedVersion: 1, notes: [NOTE], groups: [GROUP] });
    await save(id, { nodes: DOCUMENT.nodes.slice(0, 1), edges: [] });
    expect(await read(id)).toMatchObject({ version: 3, groups: [{ ...GROUP, nodeIds: ['start'] }] });

    const looks = { notes: [NOTE], groups: [GROUP] };
    expect((await api.send('GET', `/workflows/${id}/versions/2`)).body).toMatchObject(looks);
    expect((await api.send('GET', `/workflows/${id}/versions/1`)).body).toMatchObject({
      notes: [],
      groups: [],
    });
    expect((await api.send('GET', `/workflows/${id}/diff?from=2&to=3`)).body).toMatchObject({
      notes: { added: [], removed: [], changed: [], moved: [] },
      groups: {
        changed: [
          { id: 'group', changes: [{ path: '/nodeIds', before: ['start', 'out'], after: ['start'] }] },
        ],
      },
    });
    const restored = await api.send('POST', `/workflows/${id}/versions/2/restore`);
    expect(restored.body).toMatchObject({ version: 4, ...looks });
    expect((await api.send('POST', `/workflows/${id}/duplicate`, {})).body).toMatchObject(looks);
    const file = await api.send('GET', `/workflows/${id}/export`);
    expect(file.body).toMatchObject({ workflow: looks });
    const imported = await api.send('POST', '/workflows/import', file.body as object);
    expect(imported.body).toMatchObject({ workflow: looks, report: { problems: [] } });
    expect(await api.run(id, { x: 7 })).toMatchObject({ status: 'completed', output: 7 });
  }, 30_000);

  it('tells what is wrong with a note, and where', async () => {
    const body = { ...DOCUMENT, notes: [{ ...NOTE, tint: 9 }], groups: [{ ...GROUP, colour: 'red' }] };
    const answer = await api.send('POST', '/workflows', body);
    expect(answer).toMatchObject({ status: 422, body: { code: 'workflow-invalid' } });
    const { errors } = answer.body as unknown as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path)).toEqual(['/notes/0/tint', '/groups/0/colour']);
  });

  it('makes no version of a document that is the same, in whatever order its keys come', async () => {
    const id = await api.createWorkflow(DOCUMENT);
    const { nodes, ...rest } = documentOf(await read(id));
    const turned = nodes.map((node) => Object.fromEntries(Object.entries(node).reverse()));
    expect((await save(id, { ...rest, nodes: turned }, { 'if-match': '"1"' })).body.version).toBe(1);
    const { items } = (await api.send<{ items: unknown[] }>('GET', `/workflows/${id}/versions`)).body;
    expect(items).toHaveLength(1);
  });

  it('tells whoever saves on an older version the newest, in the body too', async () => {
    const id = await api.createWorkflow(DOCUMENT);
    await save(id, { name: 'Other' });
    const answer = await save(id, { ...documentOf(await read(id)), name: 'Mine' }, { 'if-match': '"1"' });
    expect(answer).toMatchObject({ status: 412, body: { code: 'version-conflict', currentVersion: 2 } });
    expect((await read(id)).name).toBe('Other');
  });

  it('takes a save that is repeated because its answer got lost for made, if it says all of the document', async () => {
    const id = await api.createWorkflow(DOCUMENT);
    const draft = { ...documentOf(await read(id)), name: 'Mine' };
    const stale = { 'if-match': '"1"' };
    const answers = [await save(id, draft, stale), await save(id, draft, stale)];
    expect(answers.map(({ status, body }) => [status, body.version])).toEqual([
      [200, 2],
      [200, 2],
    ]);
    expect((await save(id, { name: 'Mine' }, stale)).status).toBe(412);
    expect((await api.send('PATCH', `/workflows/${id}`, { ...draft, publish: true }, stale)).status).toBe(
      412,
    );
    expect((await save(id, { ...draft, active: false }, stale)).status).toBe(412);
  });

  it('answers without the document to whoever prefers so, with problems and versions', async () => {
    const id = await api.createWorkflow(DOCUMENT);
    const broken = { ...documentOf(await read(id)), edges: [] };
    const answer = await save(id, broken, { prefer: 'return=minimal', 'if-match': '"1"' });
    expect(answer.headers.get('preference-applied')).toBe('return=minimal');
    expect(answer.headers.get('etag')).toBe('"2"');
    expect(Object.keys(answer.body).sort()).toEqual([
      ...['active', 'createdAt', 'description', 'id', 'name', 'problems', 'publishedVersion', 'tags'],
      ...['updatedAt', 'version'],
    ]);
    expect(answer.body).toMatchObject({ version: 2, publishedVersion: 1 });
    expect(answer.body.problems.map(({ code }) => code)).toEqual(['reference-not-upstream']);
    const whole = await api.send('GET', `/workflows/${id}`, undefined, { prefer: 'return=minimal' });
    expect(whole.body).toMatchObject({ edges: [] });
    expect(whole.headers.get('preference-applied')).toBeNull();
  });

  it('answers a megabyte in a few hundred bytes when that is preferred', async () => {
    const id = await api.createWorkflow(DOCUMENT);
    const text = 'x'.repeat(9000);
    const nodes = Array.from({ length: 100 }, (_, index) => ({ id: `n${index}`, type: 'log', notes: text }));
    const size = async (headers: Record<string, string>) =>
      JSON.stringify((await save(id, { nodes: [...DOCUMENT.nodes, ...nodes] }, headers)).body).length;
    expect(await size({})).toBeGreaterThan(900_000);
    const [problems, minimal] = [(await read(id)).problems, await size({ prefer: 'return=minimal' })];
    expect(minimal - JSON.stringify(problems).length).toBeLessThan(500);
  });
});
