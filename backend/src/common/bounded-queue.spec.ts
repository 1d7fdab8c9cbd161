import { BoundedQueue } from './bounded-queue';

/** Jobs that end when the test says so. */
function controlledJobs() {
  const started: number[] = [];
  const ends = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  const job = (name: number) => () =>
    new Promise<void>((resolve, reject) => {
      started.push(name);
      ends.set(name, { resolve, reject });
    });
  return {
    started,
    job,
    end: (name: number) => ends.get(name)?.resolve(),
    fail: (name: number) => ends.get(name)?.reject(new Error('failed')),
  };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('BoundedQueue', () => {
  const aQueue = () => new BoundedQueue({ atATime: 2, mostWaiting: 2, refusal: () => new Error('too many') });

  it('runs a few at a time, in the order in which they came', async () => {
    const { started, job, end } = controlledJobs();
    const queue = aQueue();
    const all = [1, 2, 3, 4].map((name) => queue.run(job(name)));
    await settle();
    expect(started).toEqual([1, 2]);
    end(2);
    await settle();
    expect(started).toEqual([1, 2, 3]);
    [1, 3].forEach(end);
    await settle();
    expect(started).toEqual([1, 2, 3, 4]);
    end(4);
    await Promise.all(all);
  });

  it('refuses at once when too many wait, and takes on more when some have ended', async () => {
    const { job, end } = controlledJobs();
    const queue = aQueue();
    const all = [1, 2, 3, 4].map((name) => queue.run(job(name)));
    await expect(queue.run(job(5))).rejects.toThrow('too many');
    await settle();
    end(1);
    await settle();
    all.push(queue.run(job(6)));
    await settle();
    for (const name of [2, 3, 4, 6]) {
      end(name);
      await settle();
    }
    await Promise.all(all);
  });

  it('goes on after a job that failed', async () => {
    const { started, job, end, fail } = controlledJobs();
    const queue = new BoundedQueue({ atATime: 1, mostWaiting: 1, refusal: () => new Error('too many') });
    const [first, second] = [queue.run(job(1)), queue.run(job(2))];
    await settle();
    fail(1);
    await expect(first).rejects.toThrow('failed');
    await settle();
    expect(started).toEqual([1, 2]);
    end(2);
    await second;
  });
});
