import fc from 'fast-check';
import { aSchedule } from '../spec-support/a-schedule';
import { slotsBetween } from '../slots/slots-between';
import { dueSlotOf } from './next-due';
import { DECIDED_LIMIT, planDue, type DueQuestion, type SlotDecision } from './plan-due';
import { planWaiting } from './plan-waiting';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);
const question = (config: Parameters<typeof aSchedule>[0], more: Partial<DueQuestion> = {}): DueQuestion => ({
  ...{ scheduleId: 's', schedule: aSchedule(config), from: at(0), now: at(0), graceMs: 5000 },
  ...{ unfinished: 0, waiting: 0 },
  ...more,
});
const told = (decisions: SlotDecision[]) =>
  decisions.map((each) => [
    each.slot.toISOString().slice(11, 19),
    'reason' in each ? each.reason : each.kind,
  ]);

describe('what is due', () => {
  it('starts in time, and says what comes next', () => {
    const plan = planDue(question({ cron: '* * * * *' }, { now: at(0.3) }));
    expect(told(plan.decisions)).toEqual([['00:00:00', 'start']]);
    expect(plan.next).toEqual({ slot: at(60), dueAt: at(60) });
  });

  it('ends with its schedule', () => {
    const plan = planDue(question({ cron: '* * * * *', endAt: '2026-01-01T00:00:30Z' }));
    expect(told(plan.decisions)).toEqual([['00:00:00', 'start']]);
    expect(plan.next).toBeUndefined();
  });

  it('waits for its jitter, and is not late because of it', () => {
    const schedule = aSchedule({ cron: '0 * * * *', jitterSeconds: 3600 });
    const { dueAt } = dueSlotOf(schedule, 's', at(0));
    const early = planDue({
      ...question({ intervalSeconds: 1 }),
      schedule,
      now: new Date(dueAt.getTime() - 1),
    });
    expect(early).toEqual({ decisions: [], next: { slot: at(0), dueAt } });
    const due = planDue({ ...question({ intervalSeconds: 1 }), schedule, now: dueAt });
    expect(told(due.decisions)).toEqual([['00:00:00', 'start']]);
    expect(due.next?.slot).toEqual(at(3600));
  });

  it('takes turns where executions must not overlap', () => {
    const schedule = { intervalSeconds: 1, startAt: '2026-01-01', overlap: 'queue' };
    const free = planDue(question(schedule, { now: at(2) }));
    expect(told(free.decisions).map(([, what]) => what)).toEqual(['start', 'wait', 'wait']);
    const busy = planDue(question({ ...schedule, overlap: 'skip' }, { now: at(1), unfinished: 1 }));
    expect(told(busy.decisions).map(([, what]) => what)).toEqual(['overlap', 'overlap']);
    const full = planDue(question(schedule, { now: at(1), unfinished: 1, waiting: 99 }));
    expect(told(full.decisions).map(([, what]) => what)).toEqual(['wait', 'too-many-waiting']);
  });

  it('tells very many that were missed together, and the newest one by one', () => {
    const now = at(86_400);
    const schedule = { intervalSeconds: 1, startAt: '2026-01-01' };
    const { decisions } = planDue(question(schedule, { now }));
    const [first, ...others] = decisions;
    const oldest = at(86_400 - DECIDED_LIMIT + 1);
    expect(first).toEqual({
      kind: 'skip',
      slot: at(0),
      reason: 'missed',
      skippedUntil: at(86_400 - DECIDED_LIMIT),
    });
    expect(others).toHaveLength(DECIDED_LIMIT);
    expect(others[0]?.slot).toEqual(oldest);
    expect(others.filter(({ kind }) => kind === 'start')).toHaveLength(6);
    const all = planDue(question({ ...schedule, catchUp: 'all' }, { now })).decisions;
    expect(all[0]).toMatchObject({ kind: 'skip', reason: 'catch-up-limit' });
    expect(all.slice(1).every(({ kind }) => kind === 'start')).toBe(true);
  });

  it('decides about every slot once, whenever it is asked and however long it was not', () => {
    const config = fc.record({
      intervalSeconds: fc.integer({ min: 1, max: 900 }),
      jitterSeconds: fc.integer({ min: 0, max: 120 }),
      catchUp: fc.constantFrom('skip', 'last', 'all'),
      startAt: fc.constant('2026-01-01'),
    });
    fc.assert(
      fc.property(config, fc.array(fc.integer({ min: 1, max: 2000 }), { maxLength: 20 }), (each, pauses) => {
        const schedule = aSchedule(each);
        const seen: number[] = [];
        let [from, now] = [at(0), at(0)];
        for (const seconds of pauses) {
          now = new Date(now.getTime() + seconds * 1000);
          const { decisions, next } = planDue({ ...question({ intervalSeconds: 1 }), schedule, from, now });
          for (const decision of decisions) {
            const upTo = (decision.kind === 'skip' && decision.skippedUntil) || decision.slot;
            const covered = slotsBetween(schedule, new Date(decision.slot.getTime() - 1), upTo, 10_000);
            seen.push(...covered.slots.map((slot) => slot.getTime()));
          }
          if (!next) throw new Error('it has no end');
          expect(next.slot.getTime() > now.getTime() || next.dueAt.getTime() > now.getTime()).toBe(true);
          from = next.slot;
        }
        const all = slotsBetween(schedule, at(-1), new Date(from.getTime() - 1), 100_000).slots;
        expect(seen).toEqual(all.map((slot) => slot.getTime()));
      }),
    );
  });
});

describe('what waits', () => {
  const nothing = {
    unfinished: 0,
    unfinishedBackfills: 0,
    waitingSlots: 0,
    waitingBackfills: 0,
    backfillConcurrency: 3,
  };

  it.each([
    ['allow', { waitingSlots: 4 }, { slots: 4, backfills: 0 }],
    ['allow', { waitingBackfills: 10 }, { slots: 0, backfills: 3 }],
    ['allow', { waitingBackfills: 10, unfinished: 9, unfinishedBackfills: 2 }, { slots: 0, backfills: 1 }],
    ['allow', { waitingBackfills: 10, unfinishedBackfills: 5 }, { slots: 0, backfills: 0 }],
    ['queue', { waitingSlots: 4, waitingBackfills: 10 }, { slots: 1, backfills: 0 }],
    ['queue', { waitingSlots: 4, unfinished: 1 }, { slots: 0, backfills: 0 }],
    ['skip', { waitingBackfills: 10 }, { slots: 0, backfills: 1 }],
    ['skip', { waitingBackfills: 10, unfinished: 1 }, { slots: 0, backfills: 0 }],
  ] as const)('by "%s" with %j', (overlap, counts, plan) => {
    expect(planWaiting({ overlap, ...nothing, ...counts })).toEqual(plan);
  });
});
