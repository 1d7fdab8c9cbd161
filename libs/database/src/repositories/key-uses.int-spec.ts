import { newId } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import { CreateWorkflowKeyUses1763856000046 } from '../migrations/1763856000046-create-workflow-key-uses';
import { createTestBench, type TestBench } from '../testing/test-bench';
import { FIND_KEY_USES } from './api-key-statements';

const [KEY, OTHER_KEY] = [newId(), newId()];

describe('the uses of stored keys', () => {
  let bench: TestBench;
  let owner: string;

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
  });

  beforeEach(async () => {
    await bench.query('TRUNCATE users CASCADE');
    owner = newId();
    await bench.database.users.create({ id: owner, email: `${owner}@x.org`, passwordHash: 'h', name: null });
  });

  afterAll(() => bench.close());

  const aDocument = (name: string, uses: Record<string, string>) => ({
    ...{
      name,
      description: '',
      nodeCount: 1,
      triggerTypes: [],
      documentJson: JSON.stringify({ name, uses }),
    },
    keyReferences: Object.entries(uses).map(([nodeId, keyId]) => ({ nodeId, keyId })),
  });
  const save = async (name: string, uses: Record<string, string>, publish = true) =>
    (
      await bench.database.workflows.create(owner, {
        id: newId(),
        ...aDocument(name, uses),
        publish,
        active: true,
        ...{ tags: [], message: null },
      })
    ).id;
  const edit = (id: string, name: string, uses: Record<string, string>, publish: boolean) =>
    bench.database.workflows.update(owner, id, { document: aDocument(name, uses), publish });
  const usesOf = (...keyIds: string[]) => bench.database.apiKeys.findUses(owner, keyIds);

  it('are noted with the version: newest and published count, older ones do not', async () => {
    const id = await save('mail', { fetch: KEY, send: KEY, other: OTHER_KEY });
    expect(await usesOf(KEY)).toEqual([
      { keyId: KEY, workflowId: id, name: 'mail', nodeIds: ['fetch', 'send'], isPublished: true },
    ]);
    await edit(id, 'mail 2', { fetch: KEY, added: KEY }, false);
    expect(await usesOf(KEY)).toEqual([
      { keyId: KEY, workflowId: id, name: 'mail 2', nodeIds: ['added', 'fetch', 'send'], isPublished: true },
    ]);
    await edit(id, 'mail 3', { fetch: OTHER_KEY }, true);
    expect(await usesOf(KEY)).toEqual([]);
    expect(await usesOf(OTHER_KEY)).toMatchObject([{ nodeIds: ['fetch'] }]);
  });

  it('of a draft are uses that are not published', async () => {
    const id = await save('draft', { fetch: KEY }, false);
    expect(await usesOf(KEY)).toMatchObject([{ workflowId: id, isPublished: false }]);
  });

  it('are of keys in any spelling, and never of what is no id', async () => {
    await save('odd', { a: KEY.toUpperCase(), b: 'no-uuid', c: '{{ input.key }}', d: '' });
    expect(await usesOf(KEY.toUpperCase(), 'no-uuid', '')).toMatchObject([{ nodeIds: ['a'] }]);
    expect(await usesOf('no-uuid')).toEqual([]);
  });

  it('are told to the owner of the workflow alone, and not of one in the bin', async () => {
    const id = await save('mine', { fetch: KEY });
    expect(await bench.database.apiKeys.findUses(newId(), [KEY])).toEqual([]);
    await bench.database.workflowBin.put(owner, id);
    expect(await usesOf(KEY)).toEqual([]);
  });

  it('go with their workflow', async () => {
    await save('mine', { fetch: KEY });
    await bench.query('DELETE FROM users');
    expect(await bench.query('SELECT 1 FROM workflow_key_uses')).toEqual([]);
  });

  it('are found by index among many versions', async () => {
    await bench.query(
      `INSERT INTO workflows (id, owner_id, name, latest_version, published_version)
       SELECT gen_random_uuid(), $1, 'w' || n, 20, 10 FROM generate_series(1, 1000) AS n`,
      [owner],
    );
    await bench.query(`INSERT INTO workflow_versions (workflow_id, version, document, author_id)
      SELECT w.id, v, '{}', w.owner_id FROM workflows AS w, generate_series(1, 20) AS v`);
    await bench.query(
      `INSERT INTO workflow_key_uses (workflow_id, version, key_id, node_id)
       SELECT workflow_id, version, $1, 'fetch' FROM workflow_versions`,
      [KEY],
    );
    await bench.query('SET enable_seqscan = off');
    const plan = await bench.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN ${FIND_KEY_USES.text.replace('$1', `'${owner}'`).replace('$2::uuid[]', `ARRAY['${KEY}']::uuid[]`)}`,
    );
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).not.toContain('Seq Scan');
    const uses = await usesOf(KEY);
    expect(uses).toHaveLength(1_000);
  });

  it('are found in versions that are older than the table', async () => {
    const uses = (name: string) => [
      { id: 'fetch', type: 'http-request', config: { auth: { type: 'bearer', keyId: KEY }, url: name } },
      { id: 'twice', type: 'llm', config: { keyId: KEY, fallbacks: [{ keyId: KEY }, { keyId: 'no-uuid' }] } },
      { id: 'none', type: 'code', config: { code: `return "keyId"`, keyId: null } },
    ];
    const ids: string[] = [];
    for (let count = 0; count < 25; count += 1) {
      const name = `old ${count}`;
      const documentJson = JSON.stringify({ name, nodes: uses(name) });
      const rest = { tags: [], message: null, documentJson };
      const version = { id: newId(), publish: true, active: true, ...aDocument(name, {}), ...rest };
      ids.push((await bench.database.workflows.create(owner, version)).id);
    }
    const migration = new CreateWorkflowKeyUses1763856000046();
    const runner = { query: (text: string, values?: unknown[]) => bench.query(text, values) } as never;
    await migration.down(runner);
    await migration.up(runner);
    const found = await usesOf(KEY);
    expect(new Set(found.map((each) => each.workflowId))).toEqual(new Set(ids));
    for (const each of found) expect(each.nodeIds).toEqual(['fetch', 'twice']);
  });
});
