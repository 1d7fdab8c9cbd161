import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';
import type { Problem } from '@rex/workflow';

interface Saved {
  id: string;
  publishedVersion: number | null;
  problems: Problem[];
  errors: Problem[];
}

describe('a workflow with a schedule', () => {
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

  const save = (config: object, more: object = {}) =>
    api.send<Saved>('POST', '/workflows', {
      name: 'every morning',
      nodes: [
        { id: 'clock', type: 'schedule-trigger', config },
        { id: 'late', type: 'output', config: { value: '{{ trigger.latenessMs }}' } },
      ],
      edges: [{ source: 'clock', target: 'late' }],
      ...more,
    });

  it.each([
    ['cron', { cron: '0 8 * * MON-FRI', timezone: 'Europe/Berlin', catchUp: 'last', overlap: 'queue' }],
    ['seconds', { cron: '*/10 * * * * *' }],
    ['a macro', { cron: '@daily', startAt: '2026-01-01', endAt: '2026-12-31T23:59:59Z' }],
    ['an interval', { intervalSeconds: 900, jitterSeconds: 30 }],
  ])('is saved and published with %s, and runs by hand with a payload of a slot', async (_what, config) => {
    const saved = await save(config);
    expect(saved).toMatchObject({ status: 201, body: { publishedVersion: 1, problems: [] } });
    const slot = { scheduledFor: 'a', firedAt: 'b', latenessMs: 7, slotId: 's', upcoming: [] };
    expect(await api.run(saved.body.id, slot)).toMatchObject({ status: 'completed', output: 7 });
  });

  it('is saved as a draft with what is wrong, and not published', async () => {
    const config = { cron: '61 * * * *', timezone: 'Mars/Base' };
    const draft = await save(config, { publish: false });
    expect(draft).toMatchObject({ status: 201, body: { publishedVersion: null } });
    const paths = ['/nodes/0/config/cron', '/nodes/0/config/timezone'];
    expect(draft.body.problems.map(({ path }) => path)).toEqual(paths);
    const refused = await save(config);
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ path }) => path)).toEqual(paths);
  });
});
