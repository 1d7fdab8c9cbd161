import fc from 'fast-check';
import { aSchedule } from '../spec-support/a-schedule';
import { nextSlots } from '../slots/next-slots';
import { decideOverlap } from './decide-overlap';
import { jitterMs } from './jitter-ms';
import { planCatchUp } from './plan-catch-up';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

describe('jitter', () => {
  const schedule = aSchedule({ cron: '* * * * *', jitterSeconds: 30 });

  it('is the same for the same schedule and slot, and differs among others', () => {
    const ids = Array.from({ length: 200 }, (_, index) => `schedule-${index}`);
    const all = ids.map((id) => jitterMs(schedule, id, at(1)));
    expect(ids.map((id) => jitterMs(schedule, id, at(1)))).toEqual(all);
    expect(new Set(all).size).toBeGreaterThan(150);
    expect(new Set(ids.map((_, index) => jitterMs(schedule, 'one', at(index)))).size).toBeGreaterThan(150);
    // Spread over the whole: with 200 of them, each third of the half minute has its share.
    for (const third of [0, 10_000, 20_000]) {
      expect(all.filter((each) => each >= third && each < third + 10_000).length).toBeGreaterThan(30);
    }
  });

  it('never reaches the next slot', () => {
    const config = fc.record({
      intervalSeconds: fc.integer({ min: 1, max: 7200 }),
      jitterSeconds: fc.integer({ min: 0, max: 3600 }),
    });
    fc.assert(
      fc.property(config, fc.string(), fc.nat(1e9), (each, id, after) => {
        const jittery = aSchedule(each);
        const [slot, next] = nextSlots(jittery, new Date(after * 1000), 2) as [Date, Date];
        const jitter = jitterMs(jittery, id, slot);
        expect(jitter).toBeGreaterThanOrEqual(0);
        expect(jitter).toBeLessThanOrEqual(each.jitterSeconds * 1000);
        expect(slot.getTime() + jitter).toBeLessThan(next.getTime());
      }),
    );
  });
});

describe('catching up', () => {
  const slots = [at(1), at(2), at(3), at(10)];
  const question = { slots, now: at(10), graceMs: 5000 };

  it('starts what is in time and nothing else by "skip"', () => {
    expect(planCatchUp({ ...question, policy: 'skip' })).toEqual({
      start: [at(10)],
      skip: [1, 2, 3].map((minute) => ({ slot: at(minute), reason: 'missed' })),
    });
  });

  it('makes up for the newest missed slot by "last"', () => {
    expect(planCatchUp({ ...question, policy: 'last' })).toEqual({
      start: [at(3), at(10)],
      skip: [1, 2].map((minute) => ({ slot: at(minute), reason: 'missed' })),
    });
  });

  it('makes up for all, oldest first, and for the newest where there are too many', () => {
    expect(planCatchUp({ ...question, policy: 'all' })).toEqual({ start: slots, skip: [] });
    expect(planCatchUp({ ...question, policy: 'all', limit: 2 })).toEqual({
      start: [at(2), at(3), at(10)],
      skip: [{ slot: at(1), reason: 'catch-up-limit' }],
    });
  });

  it('neither loses nor repeats a slot', () => {
    const minutes = fc.uniqueArray(fc.nat(500), { maxLength: 300 }).map((list) => list.sort((a, b) => a - b));
    const policy = fc.constantFrom('skip' as const, 'last' as const, 'all' as const);
    fc.assert(
      fc.property(minutes, policy, fc.nat(500), fc.nat(50), (list, each, now, limit) => {
        const due = list.map(at);
        const plan = planCatchUp({ slots: due, now: at(now), graceMs: 5000, policy: each, limit });
        const all = [...plan.start, ...plan.skip.map(({ slot }) => slot)];
        expect(all.sort((a, b) => a.getTime() - b.getTime())).toEqual(due);
      }),
    );
  });
});

describe('overlap', () => {
  it.each([
    ['allow', 3, 0, { kind: 'start' }],
    ['skip', 0, 0, { kind: 'start' }],
    ['skip', 1, 0, { kind: 'skip', reason: 'overlap' }],
    ['queue', 0, 0, { kind: 'start' }],
    ['queue', 1, 0, { kind: 'wait' }],
    ['queue', 0, 1, { kind: 'wait' }],
    ['queue', 1, 100, { kind: 'skip', reason: 'too-many-waiting' }],
  ] as const)('by "%s" with %d unfinished and %d waiting', (policy, unfinished, waiting, decision) => {
    expect(decideOverlap({ policy, unfinished, waiting })).toEqual(decision);
  });
});
