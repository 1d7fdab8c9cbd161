import { slotTimes, slotWords, stateNote } from './schedule-words';

describe('what is said of a schedule', () => {
  it.each([
    [{ status: 'fired', reason: null, latenessMs: 120 }, 'Started in time'],
    [{ status: 'fired', reason: null, latenessMs: 65_000 }, 'Started 1 min 5 s late'],
    [
      { status: 'skipped', reason: 'overlap', latenessMs: null },
      'Skipped: an earlier execution was still running',
    ],
    [{ status: 'skipped', reason: 'new-reason', latenessMs: null }, 'Skipped: new-reason'],
    [{ status: 'queued', reason: null, latenessMs: null }, 'Waits for its turn'],
  ] as const)('%j is %s', (slot, words) => expect(slotWords(slot)).toBe(words));

  it('explains a state, with its problem', () => {
    expect(stateNote({ state: 'active', problem: null })).toBe('');
    expect(stateNote({ state: 'failed', problem: 'Bad cron.' })).toBe("It can't be read any more. Bad cron.");
  });

  it("tells a time by the schedule's clock, and by one's own where it differs", () => {
    const at = '2026-03-29T01:00:00.000Z';
    const { zone, own } = slotTimes(at, 'Europe/Berlin', 'UTC');
    // Which white space stands before AM differs by runtime.
    expect([zone, own].map((text) => text?.replace(/\s/g, ' '))).toEqual([
      'Mar 29, 2026, 3:00 AM',
      'Mar 29, 2026, 1:00 AM',
    ]);
    expect(slotTimes(at, 'UTC', 'UTC').own).toBeNull();
  });
});
