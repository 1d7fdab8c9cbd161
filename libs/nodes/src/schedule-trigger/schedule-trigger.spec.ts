import { describeNodeType, runNode } from '@rex/testing';
import { applyConfigDefaults, parseWorkflowDocument, validateWorkflow, type JsonObject } from '@rex/workflow';
import { scheduleTrigger } from './schedule-trigger';

const { descriptor } = scheduleTrigger;
const catalog = { get: () => descriptor, types: () => [descriptor.type] };

/** What keeps a workflow with this trigger alone from running, by validation at save. */
function problems(config: JsonObject) {
  const node = { id: 'clock', type: descriptor.type, config };
  const parsed = parseWorkflowDocument({ name: 'on time', nodes: [node] });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return validateWorkflow(parsed.document, catalog).map((problem) => ({
    ...problem,
    path: problem.path.replace('/nodes/0/config', ''),
  }));
}

describeNodeType(scheduleTrigger);

describe('schedule trigger', () => {
  it('skips what was missed, allows overlap and adds no jitter unless it is told otherwise', () => {
    expect(applyConfigDefaults(descriptor, { cron: '@daily' })).toEqual({
      cron: '@daily',
      catchUp: 'skip',
      overlap: 'allow',
      jitterSeconds: 0,
    });
  });

  it.each([
    '* * * * *',
    '*/5 * * * *',
    '0 9-17/2 * * mon-fri',
    '0,30 8,12 1,15 JAN,jul *',
    '15 10 L * ?',
    '15 10 L,15 * *',
    '15 10 LW * *',
    '15 10 15W * *',
    '0 0 ? * FRI#2',
    '0 0 * * 5L',
    '0 0 * * 7',
    '59 59 23 31 12 6',
    '0  0\t1 1 *',
    ' 0 0 * * friday ',
    '* * * * *\n',
    '5/15 * * * FRI-SUN',
    '@hourly',
    '@annually',
  ])('knows the cron expression %j', (cron) => {
    expect(problems({ cron })).toEqual([]);
  });

  it.each([
    '',
    '* * * *',
    '* * * * * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '* * 32 * *',
    '* * * 13 *',
    '* * * * 8',
    '*/0 * * * *',
    '* * * * FUN',
    '* * * * MON#6',
    '? * * * *',
    '15 10 L-3 * *',
    '0 22-2 * * *',
    '* * *\n* *',
    '@sometimes',
    '{{ input.cron }}',
    '１ * * * *',
  ])('refuses the cron expression %j', (cron) => {
    expect(problems({ cron })).toEqual([
      expect.objectContaining({
        code: 'schedule-cron-invalid',
        path: '/cron',
        line: 1,
        column: expect.any(Number),
        message: expect.stringContaining('Node "clock": "cron" is no cron expression at column '),
      }),
    ]);
  });

  it('refuses a hostile expression at once', () => {
    const began = performance.now();
    for (const cron of [`${'1-5/2,'.repeat(30)}x`, `${'* '.repeat(90)}x`, `1${'\t'.repeat(190)}x`]) {
      expect(problems({ cron })).toHaveLength(1);
    }
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it.each<[JsonObject, string]>([
    [{}, ''],
    [{ cron: '@daily', intervalSeconds: 60 }, ''],
    [{ intervalSeconds: 0 }, '/intervalSeconds'],
    [{ intervalSeconds: 1.5 }, '/intervalSeconds'],
    [{ intervalSeconds: '60' }, '/intervalSeconds'],
    [{ intervalSeconds: 40_000_000 }, '/intervalSeconds'],
    [{ intervalSeconds: 60, jitterSeconds: -1 }, '/jitterSeconds'],
    [{ intervalSeconds: 60, jitterSeconds: 4000 }, '/jitterSeconds'],
    [{ cron: '@daily', timezone: 'Berlin, Germany' }, '/timezone'],
    [{ cron: '@daily', timezone: '{{ trigger.zone }}' }, '/timezone'],
    [{ cron: '@daily', timezone: '../../etc/passwd' }, '/timezone'],
    [{ cron: '@daily', catchUp: 'some' }, '/catchUp'],
    [{ cron: '@daily', overlap: 'replace' }, '/overlap'],
    [{ cron: '@daily', startAt: 'tomorrow' }, '/startAt'],
    [{ cron: '@daily', startAt: '2026-13-01' }, '/startAt'],
    [{ cron: '@daily', endAt: '2026-01-01 10:00' }, '/endAt'],
    [{ cron: '@daily', endAt: '2026-02-30' }, '/endAt'],
    [{ cron: '@daily', startAt: '2026-03-02', endAt: '2026-03-01' }, '/endAt'],
    [{ cron: '0 0 30 2 *' }, '/cron'],
    [{ cron: '@yearly', startAt: '2026-01-02', endAt: '2026-12-31' }, '/cron'],
    [{ cron: `${'0,'.repeat(200)}0 * * * *` }, '/cron'],
    [{ cron: '@daily', endAt: 1_767_225_600_000 }, '/endAt'],
  ])('refuses %j', (config, path) => {
    expect(problems(config).map((problem) => problem.path)).toEqual([path]);
  });

  it.each(['2026-03-01', '2026-03-01T08:00', '2026-03-01T08:00:00.5Z', '2026-03-01T08:00:00+05:30'])(
    'knows the time %s',
    (startAt) => {
      expect(problems({ intervalSeconds: 60, startAt, endAt: startAt })).toEqual([]);
    },
  );

  it('hands on what the scheduler gives', async () => {
    const slot = { scheduledFor: 'a', firedAt: 'b', latenessMs: 1, slotId: 's', upcoming: [] };
    const { outcome } = await runNode(scheduleTrigger, { intervalSeconds: 60 }, slot);
    expect(outcome).toEqual({ kind: 'completed', output: slot });
  });

  it('stands in a workflow at most twenty times, and of more none is looked at', () => {
    const codes = (count: number, cron: string) => {
      const nodes = Array.from({ length: count }, (_, n) => ({
        id: `c${n}`,
        type: descriptor.type,
        config: { cron },
      }));
      const parsed = parseWorkflowDocument({ name: 'often', nodes });
      return parsed.ok
        ? validateWorkflow(parsed.document, catalog).map(({ code, path }) => [code, path])
        : [];
    };
    expect(codes(20, '@daily')).toEqual([]);
    expect(codes(21, '0 0 30 2 *')).toEqual([['too-many-schedules', '/nodes/20']]);
  });
});
