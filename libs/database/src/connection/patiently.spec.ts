import { OperationalError } from '@rex/platform';
import { patiently } from './patiently';

const away = new OperationalError('database-unavailable', 'away');

/** A clock that pauses go by on, and that remembers them. */
function aClock() {
  const pauses: number[] = [];
  let nowMs = 5;
  const pause = async (ms: number) => {
    pauses.push(ms);
    nowMs += ms;
  };
  return { pauses, clock: { nowMs: () => nowMs, pause } };
}

describe('patiently', () => {
  it('tries again, ever more rarely, until the database is back', async () => {
    const { pauses, clock } = aClock();
    const work = async () => (pauses.length < 7 ? Promise.reject(away) : 'done');
    expect(await patiently(work, 30_000, clock)).toBe('done');
    expect(pauses).toEqual([100, 200, 400, 800, 1600, 2000, 2000]);
  });

  it('gives up in the time it has, with what kept it from working', async () => {
    const { pauses, clock } = aClock();
    const work = () => patiently(() => Promise.reject(away), 10_000, clock);
    await expect(work()).rejects.toBe(away);
    const waitedMs = pauses.reduce((sum, ms) => sum + ms, 0);
    expect(waitedMs).toBeGreaterThan(8_000);
    expect(waitedMs).toBeLessThanOrEqual(10_000);
  });

  it('passes everything else on at once', async () => {
    const { pauses, clock } = aClock();
    const work = () => Promise.reject(new TypeError('our mistake'));
    await expect(patiently(work, 10_000, clock)).rejects.toThrow(TypeError);
    expect(pauses).toEqual([]);
  });
});
