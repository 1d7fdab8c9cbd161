import { ApiClient } from '@rex/testing/stack';
import { openScheduleBench, scheduled, type ScheduleBench } from '../spec-support/schedule-bench';

interface Owned {
  workflowId: string;
  workflowName: string;
  state: string;
  description: string | null;
  next: unknown[];
  last: { status: string; reason: string | null; latenessMs: number | null } | null;
}
interface Page {
  items: Owned[];
  nextCursor: string | null;
}

describe('the schedules of all workflows', () => {
  let bench: ScheduleBench;

  beforeAll(async () => {
    bench = await openScheduleBench();
  });

  afterAll(() => bench?.close());

  const list = async (api: ApiClient, query = '') => (await api.send<Page>('GET', `/schedules${query}`)).body;

  it('are listed with their latest slot, page by page, to their owner alone', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.push(await bench.save({ cron: '0 9 * * *', timezone: 'Europe/Berlin' }));
    const stranger = new ApiClient(bench.stack.url);
    await stranger.register();
    const theirs = await stranger.createWorkflow(scheduled({ cron: '0 9 * * *' }));
    await bench.database.query(
      `INSERT INTO schedule_slots (schedule_id, scheduled_for, status, reason)
       SELECT id, now() - n * interval '1 day', 'skipped', CASE n WHEN 1 THEN 'overlap' ELSE 'missed' END
       FROM schedules, generate_series(1, 2) AS n WHERE workflow_id = $1`,
      [ids[0]],
    );

    const first = await list(bench.api, '?limit=2');
    const second = await list(bench.api, `?limit=2&cursor=${first.nextCursor}`);
    const shown = [...first.items, ...second.items];
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
    expect(shown.map(({ workflowId }) => workflowId).sort()).toEqual([...ids].sort());
    expect(shown.find(({ workflowId }) => workflowId === ids[0])).toMatchObject({
      ...{ workflowName: 'Scheduled', state: 'active', description: 'every day at 09:00, Europe/Berlin' },
      last: { status: 'skipped', reason: 'overlap', latenessMs: null },
    });
    expect(shown.find(({ workflowId }) => workflowId === ids[1])?.last).toBeNull();
    expect(shown[0]?.next).toHaveLength(5);
    expect((await list(stranger)).items.map(({ workflowId }) => workflowId)).toEqual([theirs]);
    expect(await bench.api.send('GET', '/schedules?cursor=x')).toMatchObject({
      body: { code: 'cursor-invalid' },
    });
  });

  it('leave out those of workflows in the bin', async () => {
    const id = await bench.save({ cron: '0 9 * * *' });
    await bench.api.send('DELETE', `/workflows/${id}`);
    const { items } = await list(bench.api, '?limit=100');
    expect(items.map(({ workflowId }) => workflowId)).not.toContain(id);
  });
});
