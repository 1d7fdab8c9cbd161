import { previewSchedule } from './preview-schedule';

const NOW = new Date('2026-03-28T00:00:00Z');

describe('the preview of a schedule', () => {
  it('tells it in words, and where daylight saving shifts a slot', async () => {
    const preview = await previewSchedule({ cron: '30 2 * * *', timezone: 'Europe/Berlin', count: 3 }, NOW);
    expect(preview).toMatchObject({
      description: 'every day at 02:30, Europe/Berlin',
      timezone: 'Europe/Berlin',
    });
    expect(preview.items.map(({ local, mark }) => [local, mark])).toEqual([
      ['2026-03-28T02:30:00+01:00', null],
      ['2026-03-29T03:00:00+02:00', 'shifted'],
      ['2026-03-30T02:30:00+02:00', null],
    ]);
    expect(preview.items[1]?.note).toContain('02:30 does not exist');
  });

  it('tells what is skipped, beside the slots that were asked for', async () => {
    const { items } = await previewSchedule(
      { cron: '*/30 * * * *', timezone: 'Europe/Berlin', after: new Date('2026-03-29T00:40:00Z'), count: 2 },
      NOW,
    );
    expect(items.map(({ mark }) => mark)).toEqual(['skipped', null, null]);
  });

  it('tells what comes twice', async () => {
    const { items } = await previewSchedule(
      { cron: '0 * * * *', timezone: 'Europe/Berlin', after: new Date('2026-10-24T23:30:00Z'), count: 3 },
      NOW,
    );
    expect(items.map(({ local, mark }) => [local, mark])).toEqual([
      ['2026-10-25T02:00:00+02:00', 'doubled'],
      ['2026-10-25T02:00:00+01:00', 'doubled'],
      ['2026-10-25T03:00:00+01:00', null],
    ]);
  });

  it('counts an interval from now', async () => {
    const { items, description } = await previewSchedule({ intervalSeconds: 3600, count: 2 }, NOW);
    expect(description).toBe('every hour');
    expect(items.map(({ at }) => at.toISOString())).toEqual([
      '2026-03-28T01:00:00.000Z',
      '2026-03-28T02:00:00.000Z',
    ]);
  });

  it('lets others have their turn while it works', async () => {
    const leapDays = { cron: '0 0 29 2 *', timezone: 'Pacific/Chatham', count: 100 };
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 0);
    const { items } = await previewSchedule(leapDays, NOW);
    clearInterval(counting);
    expect(items).toHaveLength(100);
    expect(new Set(items.map(({ at }) => at.getTime())).size).toBe(100);
    expect(turns).toBeGreaterThan(0);
  });

  it.each([
    [{}, 'config-invalid', '/cron'],
    [{ cron: '@daily', intervalSeconds: 5 }, 'config-invalid', '/cron'],
    [{ cron: '61 * * * *' }, 'schedule-cron-invalid', '/cron'],
    [{ cron: '@daily', timezone: 'Mars/Base' }, 'schedule-zone-unknown', '/timezone'],
    [{ cron: '@daily', startAt: 'soon' }, 'schedule-time-invalid', '/startAt'],
    [{ cron: '0 0 30 2 *' }, 'schedule-never-fires', '/cron'],
  ])('refuses %j', async (query, code, path) => {
    await expect(previewSchedule(query, NOW)).rejects.toThrow(
      expect.objectContaining({
        code: 'schedule-invalid',
        options: expect.objectContaining({ errors: [expect.objectContaining({ code, path })] }),
      }),
    );
  });
});
