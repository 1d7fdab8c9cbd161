import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase } from '@rex/testing/stack';
import { createTestBench, type TestBench } from '../testing/test-bench';

/** Schedules follow what is published, in the transaction that publishes. */
describe('kept schedules', () => {
  let bench: TestBench;

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
  });

  afterAll(() => bench?.close());

  const trigger = (id: string, config: object, disabled = false) => ({
    ...{ id, type: 'schedule-trigger', name: id, position: { x: 0, y: 0 }, config, disabled },
  });
  const document = (nodes: object[], timezone = 'UTC') =>
    JSON.stringify({
      name: 'w',
      description: '',
      nodes,
      edges: [],
      settings: { timezone, maxConcurrency: 3 },
    });
  const DAILY = { cron: '0 9 * * *', catchUp: 'skip' };

  const seed = (nodes: object[] = [trigger('clock', DAILY)]) => bench.seedWorkflow(document(nodes));
  const rows = (workflowId: string) =>
    bench.query<{
      id: string;
      node_id: string;
      version: number;
      timezone: string;
      max_concurrency: number;
      activated_at: Date;
      stopped_at: Date | null;
      paused_at: Date | null;
      next_slot_at: Date | null;
      next_due_at: Date | null;
      has_ended: boolean;
      problem: string | null;
    }>('SELECT * FROM schedules WHERE workflow_id = $1 ORDER BY node_id', [workflowId]);
  const row = async (workflowId: string) => {
    const [first] = await rows(workflowId);
    if (!first) throw new Error('no schedule');
    return first;
  };
  const noted = async (workflowId: string) =>
    (
      await bench.query('SELECT scheduled_version, schedule_count FROM workflows WHERE id = $1', [workflowId])
    )[0];

  const edit = async (
    { ownerId, workflowId }: { ownerId: string; workflowId: string },
    nodes: object[],
    { publish = true, timezone = 'UTC' } = {},
  ) => {
    const shown = { name: 'w', description: '', nodeCount: nodes.length, triggerTypes: [] };
    const saved = await bench.database.workflows.update(ownerId, workflowId, {
      publish,
      document: { ...shown, documentJson: document(nodes, timezone) },
    });
    if (saved.kind !== 'saved') throw new Error(saved.kind);
  };

  it('come with the first publish, one for each enabled trigger', async () => {
    const workflow = await seed([
      trigger('a', DAILY),
      trigger('b', { intervalSeconds: 60, jitterSeconds: 30 }),
      trigger('off', DAILY, true),
      { ...trigger('log', {}), type: 'log' },
    ]);
    const [a, b, ...others] = await rows(workflow.workflowId);
    expect(others).toEqual([]);
    expect(a).toMatchObject({
      node_id: 'a',
      version: 1,
      timezone: 'UTC',
      max_concurrency: 3,
      stopped_at: null,
    });
    expect(a?.next_slot_at?.toISOString()).toMatch(/T09:00:00.000Z$/);
    expect(a?.next_due_at).toEqual(a?.next_slot_at);
    // An interval counts from the activation; its jitter is put on top.
    expect(Number(b?.next_slot_at) - Number(b?.activated_at)).toBe(60_000);
    expect(Number(b?.next_due_at)).toBeGreaterThanOrEqual(Number(b?.next_slot_at));
    expect(Number(b?.next_due_at)).toBeLessThan(Number(b?.next_slot_at) + 30_000);
    expect(await noted(workflow.workflowId)).toEqual({ scheduled_version: 1, schedule_count: 2 });
  });

  it('do not care for drafts', async () => {
    const workflow = await seed();
    const before = await rows(workflow.workflowId);
    await edit(workflow, [trigger('clock', { intervalSeconds: 5 })], { publish: false });
    expect(await rows(workflow.workflowId)).toEqual(before);
    await bench.database.workflows.publish(workflow.ownerId, workflow.workflowId, 2);
    expect(await row(workflow.workflowId)).toMatchObject({ id: before[0]?.id, version: 2 });
    expect((await row(workflow.workflowId)).activated_at).not.toEqual(before[0]?.activated_at);
  });

  it('stay activated and paused through edits that leave their rhythm as it was', async () => {
    const workflow = await seed([trigger('clock', { intervalSeconds: 600 })]);
    const { workflowId, ownerId } = workflow;
    const before = await row(workflowId);
    await edit(workflow, [trigger('clock', { intervalSeconds: 600, overlap: 'skip' })]);
    expect(await row(workflowId)).toMatchObject({
      ...{ id: before.id, version: 2, activated_at: before.activated_at, next_slot_at: before.next_slot_at },
    });
    await bench.database.schedules.pause(ownerId, workflowId);
    await edit(workflow, [trigger('clock', { intervalSeconds: 600, overlap: 'queue' })]);
    const paused = await row(workflowId);
    expect(paused).toMatchObject({ version: 3, activated_at: before.activated_at, next_due_at: null });
    expect(paused.paused_at).not.toBeNull();
    // Another rhythm begins anew, but a pause is somebody's decision.
    await edit(workflow, [trigger('clock', { intervalSeconds: 601 })]);
    const anew = await row(workflowId);
    expect(anew).toMatchObject({ version: 4, paused_at: paused.paused_at, next_due_at: null });
    expect(anew.activated_at > before.activated_at).toBe(true);
    await bench.database.schedules.resume(ownerId, workflowId);
    const resumed = await row(workflowId);
    expect(Number(resumed.next_due_at) - Number(resumed.activated_at)).toBe(601_000);
  });

  it('keep a slot that has come due and is not decided yet', async () => {
    const workflow = await seed();
    const due = new Date(Date.now() - 1000);
    await bench.query('UPDATE schedules SET next_slot_at = $2, next_due_at = $2 WHERE workflow_id = $1', [
      workflow.workflowId,
      due,
    ]);
    await edit(workflow, [trigger('clock', { ...DAILY, catchUp: 'last' })]);
    expect(await row(workflow.workflowId)).toMatchObject({ next_slot_at: due, next_due_at: due, version: 2 });
  });

  it('begin anew with another zone of the workflow, unless they have their own', async () => {
    const workflow = await seed([trigger('a', DAILY), trigger('b', { ...DAILY, timezone: 'Asia/Tokyo' })]);
    const [a, b] = await rows(workflow.workflowId);
    const nodes = [trigger('a', DAILY), trigger('b', { ...DAILY, timezone: 'Asia/Tokyo' })];
    await edit(workflow, nodes, { timezone: 'Europe/Berlin' });
    const [changed, same] = await rows(workflow.workflowId);
    expect(changed?.activated_at).not.toEqual(a?.activated_at);
    expect(changed?.next_slot_at).not.toEqual(a?.next_slot_at);
    expect(same).toMatchObject({ activated_at: b?.activated_at, next_slot_at: b?.next_slot_at });
  });

  it.each([
    ['the zone that applies anyway', { cron: '0 9 * * *' }, { cron: '0 9 * * *', timezone: 'utc' }, true],
    [
      'a zone for an interval',
      { intervalSeconds: 600 },
      { intervalSeconds: 600, timezone: 'Asia/Tokyo' },
      true,
    ],
    [
      'a zone for an interval that starts at an instant',
      { intervalSeconds: 600, startAt: '2026-01-01T00:00:00Z' },
      { intervalSeconds: 600, startAt: '2026-01-01T00:00:00Z', timezone: 'Asia/Tokyo' },
      true,
    ],
    [
      'a zone for an interval that starts on a day',
      { intervalSeconds: 600, startAt: '2026-01-01' },
      { intervalSeconds: 600, startAt: '2026-01-01', timezone: 'Asia/Tokyo' },
      false,
    ],
  ])('go on, or begin anew, with %s', async (_what, before, after, continues) => {
    const workflow = await seed([trigger('clock', before)]);
    const { activated_at: first } = await row(workflow.workflowId);
    await edit(workflow, [trigger('clock', after)]);
    const { activated_at: second } = await row(workflow.workflowId);
    expect(second.getTime() === first.getTime()).toBe(continues);
  });

  it('have ended, and not failed, when no slot comes before their end', async () => {
    const { workflowId } = await seed([trigger('clock', { intervalSeconds: 3600, endAt: '2026-01-01' })]);
    expect(await row(workflowId)).toMatchObject({ has_ended: true, problem: null, next_due_at: null });
  });

  const stopped = expect.objectContaining({
    stopped_at: expect.any(Date),
    next_slot_at: null,
    next_due_at: null,
  });

  it('stop with their trigger, and with what waited, and come back as the same', async () => {
    const workflow = await seed();
    const { workflowId } = workflow;
    const { id } = await row(workflowId);
    await bench.query(
      `INSERT INTO schedule_slots (schedule_id, scheduled_for, status) VALUES ($1, now(), 'queued')`,
      [id],
    );
    await edit(workflow, [trigger('clock', DAILY, true)]);
    expect(await rows(workflowId)).toEqual([stopped]);
    expect(await noted(workflowId)).toEqual({ scheduled_version: 2, schedule_count: 0 });
    expect(
      await bench.query('SELECT status, reason FROM schedule_slots WHERE schedule_id = $1', [id]),
    ).toEqual([{ status: 'skipped', reason: 'stopped' }]);
    await edit(workflow, [trigger('clock', DAILY)]);
    expect(await row(workflowId)).toMatchObject({ id, stopped_at: null, version: 3 });
  });

  it('stop when the workflow is unpublished or not active, and go on from when it is again', async () => {
    const { ownerId, workflowId } = await seed();
    const { workflows } = bench.database;
    const { activated_at: first } = await row(workflowId);
    await workflows.publish(ownerId, workflowId, null);
    expect(await rows(workflowId)).toEqual([stopped]);
    expect(await noted(workflowId)).toEqual({ scheduled_version: null, schedule_count: 0 });
    await workflows.publish(ownerId, workflowId, 1);
    const again = await row(workflowId);
    expect(again).toMatchObject({ stopped_at: null });
    expect(again.activated_at > first).toBe(true);
    await workflows.update(ownerId, workflowId, { active: false });
    expect(await rows(workflowId)).toEqual([stopped]);
    await workflows.update(ownerId, workflowId, { active: true });
    expect(await row(workflowId)).toMatchObject({ stopped_at: null, version: 1 });
    // What changes neither is no reason to look.
    const before = await rows(workflowId);
    await workflows.update(ownerId, workflowId, { active: true, tags: ['daily'] });
    expect(await rows(workflowId)).toEqual(before);
  });

  it('leave nothing waiting when they go into the bin while a tick adds a slot', async () => {
    const { ownerId, workflowId } = await seed();
    const { id } = await row(workflowId);
    await bench.query('UPDATE schedules SET next_due_at = now(), next_slot_at = now() WHERE id = $1', [id]);
    let binned: Promise<unknown> | undefined;
    await bench.database.dueSchedules.tick(async (tick) => {
      expect((await tick.claimDue(10)).map((each) => each.id)).toContain(id);
      binned = bench.database.workflowBin.put(ownerId, workflowId);
      await sleep(300);
      await tick.addSlots([{ scheduleId: id, slot: new Date(), status: 'queued' }]);
    });
    await binned;
    const waiting = 'SELECT 1 FROM schedule_slots WHERE schedule_id = $1 AND status = $2';
    expect(await bench.query(waiting, [id, 'queued'])).toEqual([]);
    expect(await bench.query(waiting, [id, 'skipped'])).not.toEqual([]);
  });

  it('stop in the bin, and stay so when it comes out, until it is activated', async () => {
    const { ownerId, workflowId } = await seed();
    await bench.database.workflowBin.put(ownerId, workflowId);
    expect(await rows(workflowId)).toEqual([stopped]);
    await bench.database.workflowBin.restore(ownerId, workflowId);
    expect(await rows(workflowId)).toEqual([stopped]);
    expect(await noted(workflowId)).toEqual({ scheduled_version: null, schedule_count: 0 });
    await bench.database.workflows.update(ownerId, workflowId, { active: true });
    expect(await row(workflowId)).toMatchObject({ stopped_at: null });
    expect(await noted(workflowId)).toEqual({ scheduled_version: 1, schedule_count: 1 });
  });

  it('go for good with their workflow, slots and all', async () => {
    const { ownerId, workflowId } = await seed();
    const { id } = await row(workflowId);
    await bench.query(
      `INSERT INTO schedule_slots (schedule_id, scheduled_for, status, reason)
       SELECT $1, now() - n * interval '1 hour', 'skipped', 'missed' FROM generate_series(1, 1200) AS n`,
      [id],
    );
    expect(await bench.database.workflowBin.purge(ownerId, workflowId)).toEqual({ kind: 'deleted' });
    expect(await rows(workflowId)).toEqual([stopped]);
    while ((await bench.database.workflowBin.purgeDeleted(1000, 30)) > 0);
    expect(await rows(workflowId)).toEqual([]);
    expect(await bench.query('SELECT 1 FROM schedule_slots WHERE schedule_id = $1', [id])).toEqual([]);
  });

  it('stop with the account of their owner', async () => {
    const { ownerId, workflowId } = await seed();
    const { id } = await row(workflowId);
    await bench.query(
      `INSERT INTO schedule_slots (schedule_id, scheduled_for, status) VALUES ($1, now(), 'queued')`,
      [id],
    );
    expect(await bench.database.deletedAccounts.mark(ownerId, 'hash')).toBe(true);
    expect(await rows(workflowId)).toEqual([stopped]);
    const slots = await bench.query('SELECT status, reason FROM schedule_slots WHERE schedule_id = $1', [id]);
    expect(slots).toEqual([{ status: 'skipped', reason: 'stopped' }]);
    for (let left = 1; left > 0;) left = await bench.database.deletedAccounts.deleteOwned(ownerId, 100);
    expect(await rows(workflowId)).toEqual([]);
  });

  it('are nobody else’s to see, pause or make up for', async () => {
    const mine = await seed();
    const other = await seed();
    const { schedules } = bench.database;
    expect(await schedules.list(other.ownerId, mine.workflowId)).toEqual([]);
    await schedules.pause(other.ownerId, mine.workflowId);
    expect((await row(mine.workflowId)).paused_at).toBeNull();
    await schedules.pause(mine.ownerId, mine.workflowId);
    await schedules.resume(other.ownerId, mine.workflowId);
    expect((await row(mine.workflowId)).paused_at).not.toBeNull();
    const plan = () => ({ slots: [new Date(0)], concurrency: 1, following: () => [] });
    expect(await schedules.backfill(other.ownerId, mine.workflowId, 'clock', plan)).toBeUndefined();
    expect(await schedules.listSlots(other.ownerId, mine.workflowId, { limit: 10 })).toEqual({
      items: [],
      next: null,
    });
  });

  it('are no more than a user may have: what would make one too many is not saved', async () => {
    const { ownerId, workflowId } = await seed([trigger('a', DAILY), trigger('b', DAILY)]);
    const { workflows } = await bench.open({ maxSchedules: 2 });
    const published = (version: number | null) => workflows.publish(ownerId, workflowId, version);
    const shown = { name: 'w', description: '', nodeCount: 3, triggerTypes: [] };
    const nodes = [trigger('a', DAILY), trigger('b', DAILY), trigger('c', DAILY)];
    const change = { publish: true, document: { ...shown, documentJson: document(nodes) } };
    const refused = expect.objectContaining({ code: 'too-many-active-schedules' });
    await expect(workflows.update(ownerId, workflowId, change)).rejects.toEqual(refused);
    expect(await noted(workflowId)).toEqual({ scheduled_version: 1, schedule_count: 2 });
    expect(await workflows.update(ownerId, workflowId, { ...change, publish: false })).toMatchObject({
      kind: 'saved',
    });
    await expect(published(2)).rejects.toEqual(refused);
    // As many as before, or fewer, are no more than before.
    await published(null);
    expect(await published(1)).toMatchObject({ kind: 'saved' });
  });

  it('tell of a slot that had come due and that nobody took, when it is edited or stops', async () => {
    const { workflows, workflowBin, schedules } = bench.database;
    const hourly = [trigger('clock', { cron: '0 * * * *', jitterSeconds: 1000 })];
    type Seeded = Awaited<ReturnType<typeof seed>>;
    const ends: [string, string, (workflow: Seeded) => Promise<unknown>][] = [
      ['edit', 'edited', (workflow) => edit(workflow, [trigger('clock', DAILY)])],
      ['remove', 'stopped', (workflow) => edit(workflow, [trigger('other', DAILY)])],
      ['unpublish', 'stopped', ({ ownerId, workflowId }) => workflows.publish(ownerId, workflowId, null)],
      [
        'off',
        'stopped',
        ({ ownerId, workflowId }) => workflows.update(ownerId, workflowId, { active: false }),
      ],
      ['bin', 'stopped', ({ ownerId, workflowId }) => workflowBin.put(ownerId, workflowId)],
    ];
    for (const [what, reason, end] of ends) {
      for (const isPaused of [false, true]) {
        const workflow = await seed(hourly);
        const { id } = await row(workflow.workflowId);
        if (isPaused) await schedules.pause(workflow.ownerId, workflow.workflowId);
        // Three slots have come due, and the jitter of the first is not over.
        await bench.query(
          `UPDATE schedules SET next_slot_at = date_trunc('hour', now()) - interval '2 hours',
             next_due_at = CASE WHEN paused_at IS NULL THEN now() + interval '10 minutes' END WHERE id = $1`,
          [id],
        );
        await end(workflow);
        const slots = await bench.query(
          `SELECT status, reason, skipped_until - scheduled_for = interval '2 hours' AS both,
             scheduled_for = date_trunc('hour', now()) - interval '2 hours' AS first
           FROM schedule_slots WHERE schedule_id = $1`,
          [id],
        );
        const told = { status: 'skipped', reason: isPaused ? 'paused' : reason, both: true, first: true };
        expect({ what, slots }).toEqual({ what, slots: [told] });
      }
    }
  });
});
