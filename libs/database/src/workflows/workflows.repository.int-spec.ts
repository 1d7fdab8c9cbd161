import { newId } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import { createTestBench, type TestBench } from '../testing/test-bench';
import type { WorkflowListFilter } from './workflow-row';
import type { WorkflowsRepository } from './workflows.repository';

describe('WorkflowsRepository', () => {
  let bench: TestBench;
  let workflows: WorkflowsRepository;
  let ownerId: string;
  let strangerId: string;

  const aUser = async () => {
    const id = newId();
    await bench.database.users.create({ id, email: `${id}@example.org`, passwordHash: 'hash', name: null });
    return id;
  };
  const aDocument = (documentJson = '{"v":1}', name = 'Triage') => ({
    ...{ name, description: 'Sorts mail', documentJson, nodeCount: 2, triggerTypes: ['webhook-trigger'] },
  });
  const create = (overrides: Partial<Parameters<WorkflowsRepository['create']>[1]> = {}) =>
    workflows.create(ownerId, {
      ...{ id: newId(), ...aDocument(), publish: true, active: true, tags: [], message: null },
      ...overrides,
    });
  const list = (filter: Partial<WorkflowListFilter> = {}, owner = ownerId) =>
    workflows.list(owner, { page: 1, limit: 10, place: 'use', sort: '-updatedAt', tags: [], ...filter });
  const names = async (filter: Partial<WorkflowListFilter>) =>
    (await list(filter)).items.map((each) => each.name);
  const versionsOf = async (id: string) => {
    const found = await bench.database.workflowVersions.list(ownerId, id, { page: 1, limit: 10 });
    return found?.items.map((each) => each.version);
  };

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
    workflows = bench.database.workflows;
  });

  beforeEach(async () => {
    await bench.query('TRUNCATE users CASCADE');
    [ownerId, strangerId] = [await aUser(), await aUser()];
  });

  afterAll(() => bench.close());

  it('creates version 1, published or as a draft', async () => {
    const published = await create();
    const draft = await create({ publish: false, active: false });
    expect(published).toMatchObject({
      name: 'Triage',
      version: 1,
      publishedVersion: 1,
      active: true,
      nodeCount: 2,
    });
    expect(draft).toMatchObject({ version: 1, publishedVersion: null, active: false });
    expect(await workflows.find(ownerId, published.id)).toEqual(published);
  });

  it('makes a new version of a changed document, and none of an equal one', async () => {
    const { id } = await create();
    const changed = await workflows.update(ownerId, id, {
      document: aDocument('{"v":2}', 'Renamed'),
      publish: false,
    });
    const equal = await workflows.update(ownerId, id, {
      document: aDocument('{"v":2}', 'Renamed'),
      publish: false,
    });
    expect(changed).toMatchObject({
      kind: 'saved',
      workflow: { version: 2, publishedVersion: 1, name: 'Renamed' },
    });
    expect(equal).toMatchObject({ kind: 'saved', workflow: { version: 2 } });
    expect(await versionsOf(id)).toEqual([2, 1]);
  });

  it('publishes what a change made, also when it made nothing new', async () => {
    const { id } = await create({ publish: false });
    const saved = await workflows.update(ownerId, id, { document: aDocument(), publish: true });
    expect(saved).toMatchObject({ kind: 'saved', workflow: { version: 1, publishedVersion: 1 } });
  });

  it('switches off and on without a new version', async () => {
    const { id } = await create();
    expect(await workflows.update(ownerId, id, { active: false })).toMatchObject({
      workflow: { active: false, version: 1 },
    });
    expect(await workflows.update(ownerId, id, { active: true })).toMatchObject({
      workflow: { active: true, version: 1 },
    });
  });

  it('names the current version to whoever changed an older one, and changes nothing', async () => {
    const { id } = await create();
    await workflows.update(ownerId, id, { expectedVersion: 1, document: aDocument('{"v":2}') });
    const late = await workflows.update(ownerId, id, {
      expectedVersion: 1,
      document: aDocument('{"v":3}'),
      active: false,
    });
    expect(late).toEqual({ kind: 'conflict', currentVersion: 2 });
    expect(await workflows.find(ownerId, id)).toMatchObject({ version: 2, active: true });
  });

  it('lets one of many simultaneous changes of a version win', async () => {
    const { id } = await create();
    const results = await Promise.all(
      [2, 3, 4, 5].map((v) =>
        workflows.update(ownerId, id, { expectedVersion: 1, document: aDocument(`{"v":${v}}`) }),
      ),
    );
    expect(results.map((each) => each.kind).sort()).toEqual(['conflict', 'conflict', 'conflict', 'saved']);
  });

  it('numbers simultaneous changes that expect nothing one after the other', async () => {
    const { id } = await create();
    await Promise.all(
      [2, 3, 4, 5].map((v) => workflows.update(ownerId, id, { document: aDocument(`{"v":${v}}`) })),
    );
    expect(await versionsOf(id)).toEqual([5, 4, 3, 2, 1]);
  });

  it('publishes an older version, and only one that exists', async () => {
    const { id } = await create();
    await workflows.update(ownerId, id, { document: aDocument('{"v":2}'), publish: true });
    expect(await workflows.publish(ownerId, id, 1)).toMatchObject({
      workflow: { version: 2, publishedVersion: 1 },
    });
    for (const version of [0, 3, -1, 2 ** 40]) {
      expect(await workflows.publish(ownerId, id, version)).toEqual({
        kind: 'version-missing',
        version,
        latestVersion: 2,
      });
    }
    expect(await workflows.publish(ownerId, id, null)).toMatchObject({
      workflow: { publishedVersion: null },
    });
  });

  it('publishes nothing on top of a version that the caller does not know', async () => {
    const { id } = await create();
    await workflows.update(ownerId, id, { document: aDocument('{"v":2}') });
    expect(await workflows.publish(ownerId, id, null, 1)).toEqual({ kind: 'conflict', currentVersion: 2 });
    expect(await workflows.publish(ownerId, id, 2, 2)).toMatchObject({ workflow: { publishedVersion: 2 } });
  });

  it('shows nothing of a workflow to strangers, and lets them change nothing', async () => {
    const { id } = await create({ tags: ['mine'] });
    expect(await workflows.find(strangerId, id)).toBeUndefined();
    expect(await workflows.publish(strangerId, id, 1)).toEqual({ kind: 'missing' });
    expect(await workflows.update(strangerId, id, { active: false })).toEqual({ kind: 'missing' });
    expect(await list({}, strangerId)).toEqual({ items: [], total: 0 });
    expect(await workflows.listTags(strangerId)).toEqual([]);
    expect(await workflows.countNamed(strangerId, 'Triage')).toBe(0);
    expect(await workflows.find(ownerId, id)).toMatchObject({ active: true });
  });

  it('treats a deleted workflow as missing', async () => {
    const { id } = await create();
    await bench.database.workflowBin.put(ownerId, id);
    expect(await workflows.find(ownerId, id)).toBeUndefined();
    expect(await workflows.update(ownerId, id, { active: true })).toEqual({ kind: 'missing' });
    expect(await workflows.publish(ownerId, id, null)).toEqual({ kind: 'missing' });
    expect(await workflows.findRunnable([id])).toEqual([]);
    expect((await list()).total).toBe(0);
  });

  it('treats an id that is no uuid as missing', async () => {
    expect(await workflows.find(ownerId, "' OR 1=1 --")).toBeUndefined();
    expect(await workflows.publish(ownerId, 'x', 1)).toEqual({ kind: 'missing' });
    expect(await workflows.findRunnable(['x', ''])).toEqual([]);
  });

  it('keeps tags apart from versions, each once', async () => {
    const { id, tags } = await create({ tags: [' Mail ', 'mail', 'b'] });
    expect(tags).toEqual(['Mail', 'b']);
    const changed = await workflows.update(ownerId, id, { tags: ['c'], expectedVersion: 1 });
    expect(changed).toMatchObject({ kind: 'saved', workflow: { version: 1, tags: ['c'] } });
    expect(await workflows.update(ownerId, id, { document: aDocument('{"v":2}') })).toMatchObject({
      workflow: { version: 2, tags: ['c'] },
    });
  });

  it('counts tags, the spellings of one together', async () => {
    await create({ tags: ['Prod', 'a'] });
    await create({ tags: ['prod'] });
    await create({ tags: ['prod', 'Straße'] });
    const { id } = await create({ tags: ['gone'] });
    await bench.database.workflowBin.put(ownerId, id);
    expect(await workflows.listTags(ownerId)).toEqual([
      { tag: 'a', count: 1 },
      { tag: 'prod', count: 3 },
      { tag: 'Straße', count: 1 },
    ]);
  });

  it('lists pages, latest change first', async () => {
    const ids = [];
    for (const name of ['a', 'b', 'c']) ids.push((await create({ name })).id);
    await workflows.update(ownerId, ids[0] ?? '', { active: false });
    const first = await list({ limit: 2 });
    const second = await list({ page: 2, limit: 2 });
    const beyond = await list({ page: 9, limit: 2 });
    expect(first.items.map((each) => each.name)).toEqual(['a', 'c']);
    expect(second.items.map((each) => each.name)).toEqual(['b']);
    expect([first.total, second.total, beyond.total, beyond.items.length]).toEqual([3, 3, 3, 0]);
  });

  it('lists each workflow with its newest executions', async () => {
    const [idle, busy] = [await create({ name: 'idle' }), await create({ name: 'busy' })];
    const requests = [1, 2].map(() => ({
      ...{
        id: newId(),
        ownerId,
        workflowId: busy.id,
        version: 1,
        condition: 'exists' as const,
        triggerType: 'manual' as const,
      },
      ...{ triggerNodeId: 'start', inputJson: '{}', dedupeKey: null, maxConcurrency: null, retry: null },
    }));
    await bench.database.executionStore.accept(requests);
    await bench.database.executionStore.claim([requests[1]?.id ?? ''], 'worker-1');
    const { items } = await list();
    const shown = new Map(items.map((each) => [each.id, each.recentRuns]));
    expect(shown.get(idle.id)).toEqual([]);
    expect(shown.get(busy.id)).toEqual([
      { id: requests[1]?.id, status: 'running', startedAt: expect.any(Date) as unknown, finishedAt: null },
      { id: requests[0]?.id, status: 'pending', startedAt: null, finishedAt: null },
    ]);
    expect(items[0]).toMatchObject({ nodeCount: 2, triggerTypes: ['webhook-trigger'], version: 1 });
  });

  it('lists those with a trigger of one type', async () => {
    await create({ name: 'hook' });
    await create({ name: 'clock', triggerTypes: ['manual-trigger', 'schedule-trigger'] });
    expect(await names({ triggerType: 'schedule-trigger' })).toEqual(['clock']);
    expect(await names({ triggerType: 'webhook-trigger' })).toEqual(['hook']);
    expect((await list({ triggerType: 'manual-trigger' })).total).toBe(1);
  });

  it('gives the newest documents, of the owner only and none of the bin', async () => {
    const [kept, binned] = [await create(), await create()];
    await workflows.update(ownerId, kept.id, { document: aDocument('{"v":2}') });
    await bench.database.workflowBin.put(ownerId, binned.id);
    const ids = [kept.id, binned.id, newId(), 'no uuid'];
    expect(await workflows.newestDocuments(ownerId, ids)).toEqual([
      { id: kept.id, version: 2, documentJson: '{"v":2}' },
    ]);
    expect(await workflows.newestDocuments(strangerId, ids)).toEqual([]);
  });

  it.each([
    ['50%', ['50% off']],
    ['_', ['a_b']],
    ['\\', ['back\\slash']],
    ['OFF', ['50% off']],
    ['', ['50 off-by', '50% off', 'a_b', 'back\\slash']],
  ])('searches names for %j literally, in any case', async (search, expected) => {
    for (const name of ['50% off', 'a_b', 'back\\slash', '50 off-by']) await create({ name });
    const { items, total } = await list({ search });
    const wanted = search === 'OFF' ? ['50 off-by', ...expected] : expected;
    expect(items.map((each) => each.name).sort()).toEqual([...wanted].sort());
    expect(total).toBe(wanted.length);
  });

  it('searches descriptions and tags too, in any case of any script', async () => {
    await create({ name: 'ÄPFEL', description: 'Łódź' });
    await create({ name: 'two', tags: ['Straße', 'İstanbul'] });
    await create({ name: 'three', description: 'ΟΔΟΣ e\u0301' });
    for (const search of ['äpfel', 'łÓDŹ']) expect(await names({ search })).toEqual(['ÄPFEL']);
    for (const search of ['STRASSE', 'straß', 'İSTAN']) expect(await names({ search })).toEqual(['two']);
    for (const search of ['οδος', 'É']) expect(await names({ search })).toEqual(['three']);
  });

  it('finds what was changed by what it is now', async () => {
    const { id } = await create({ name: 'before', tags: ['old'] });
    await workflows.update(ownerId, id, { document: aDocument('{"v":2}', 'after') });
    expect(await names({ search: 'before' })).toEqual([]);
    expect(await names({ search: 'AFTER' })).toEqual(['after']);
    await workflows.update(ownerId, id, { tags: ['new'] });
    expect([await names({ search: 'old' }), await names({ search: 'new' })]).toEqual([[], ['after']]);
  });

  it('lists those that have all of some tags, in any case, and those that are active or not', async () => {
    await create({ name: 'both', tags: ['A', 'b'] });
    await create({ name: 'one', tags: ['a'], active: false });
    expect((await names({ tags: ['a'] })).sort()).toEqual(['both', 'one']);
    expect(await names({ tags: ['a', ' B '] })).toEqual(['both']);
    expect(await names({ tags: ['{a}'] })).toEqual([]);
    expect(await names({ active: false })).toEqual(['one']);
    expect(await list({ tags: ['a'], active: true })).toMatchObject({ total: 1 });
  });

  it.each([
    ['name', ['a b', 'B', 'ä', 'Ö']],
    ['-name', ['Ö', 'ä', 'B', 'a b']],
    ['createdAt', ['B', 'a b', 'Ö', 'ä']],
    ['-createdAt', ['ä', 'Ö', 'a b', 'B']],
    ['updatedAt', ['a b', 'Ö', 'ä', 'B']],
    ['-updatedAt', ['B', 'ä', 'Ö', 'a b']],
  ] as const)('sorts by %s', async (sort, expected) => {
    const created = [];
    for (const name of ['B', 'a b', 'Ö', 'ä']) created.push(await create({ name }));
    await workflows.update(ownerId, created[0]?.id ?? '', { active: false });
    expect(await names({ sort })).toEqual(expected);
  });

  it('finds what triggers need of many workflows at once, whoever owns them', async () => {
    const [one, two] = [await create(), await create({ publish: false, active: false })];
    const found = ({ id }: { id: string }) => ({ id, ownerId, latestVersion: 1, listenerId: null });
    const runnable = await workflows.findRunnable([one.id, two.id, newId()]);
    expect(new Map(runnable.map((each) => [each.id, each]))).toEqual(
      new Map([
        [one.id, { ...found(one), active: true, publishedVersion: 1 }],
        [two.id, { ...found(two), active: false, publishedVersion: null }],
      ]),
    );
  });
});
