import { OperationalError } from '@rex/platform';
import { InBatches, type TickBatch } from './in-batches';

/** Schedules that are due; a batch with one of the bad ones fails. */
function dueSchedules(count: number, bad: number[] = []) {
  let due = Array.from({ length: count }, (_, n) => `s${n}`);
  const limits: number[] = [];
  const putOff: string[] = [];
  return {
    ...{ limits, putOffs: putOff },
    left: () => due.length,
    work: (isOver: () => boolean) => ({
      isOver,
      batch: (limit: number, batch: TickBatch) => {
        limits.push(limit);
        batch.claimed = due.slice(0, limit);
        if (bad.some((n) => batch.claimed.includes(`s${n}`))) {
          return Promise.reject(new OperationalError('database-timeout', 'It took too long.'));
        }
        due = due.slice(limit);
        return Promise.resolve();
      },
      putOff: (id: string) => {
        putOff.push(id);
        due = due.filter((each) => each !== id);
        return Promise.resolve();
      },
    }),
  };
}

const never = () => false;
const always = () => true;

describe('a tick in batches', () => {
  it('goes on until nothing is left', async () => {
    const due = dueSchedules(230);
    expect(await new InBatches().work(due.work(never))).toBe(230);
    expect(due.limits).toEqual([100, 100, 100]);
  });

  it('does one batch even when the time is over: other work may have used it up', async () => {
    const due = dueSchedules(230);
    expect(await new InBatches().work(due.work(always))).toBe(100);
  });

  it('finds the one that fails in ever smaller batches, and puts it off', async () => {
    const due = dueSchedules(300, [13]);
    expect(await new InBatches().work(due.work(never))).toBe(299);
    expect(due.putOffs).toEqual(['s13']);
    expect(due.limits).toEqual([100, 10, 10, ...Array<number>(10).fill(1), 100, 100, 100]);
  });

  it('goes on with smaller batches in the next tick when a failure takes as long as a tick', async () => {
    const due = dueSchedules(20, [0]);
    const batches = new InBatches();
    for (let tick = 0; tick < 4; tick += 1) await batches.work(due.work(always));
    expect(due.putOffs).toEqual(['s0']);
    expect(due.limits.slice(0, 3)).toEqual([100, 10, 1]);
  });

  it('fails when nothing can be taken at all', async () => {
    const batches = new InBatches();
    const work = { ...dueSchedules(1).work(never), batch: () => Promise.reject(new Error('away')) };
    await expect(batches.work(work)).rejects.toThrow('away');
  });
});
