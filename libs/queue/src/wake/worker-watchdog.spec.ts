import { WorkerWatchdog } from './worker-watchdog';

function aWatchdog() {
  const clock = { now: 0 };
  let restarts = 0;
  const watchdog = new WorkerWatchdog({
    now: () => clock.now,
    restart: () => {
      restarts++;
      return Promise.resolve();
    },
  });
  return { clock, watchdog, restarts: () => restarts };
}

describe('WorkerWatchdog', () => {
  const deaf = { dueCount: 3, runningCount: 0 };

  it('restarts a worker that idles while work has waited for 30 seconds', async () => {
    const { clock, watchdog, restarts } = aWatchdog();
    expect(await watchdog.check(deaf)).toBe(false);
    clock.now = 29_999;
    expect(await watchdog.check(deaf)).toBe(false);
    clock.now = 30_000;
    expect(await watchdog.check(deaf)).toBe(true);
    expect(restarts()).toBe(1);
  });

  it('gives the new worker 30 seconds as well', async () => {
    const { clock, watchdog, restarts } = aWatchdog();
    for (clock.now = 0; clock.now <= 59_000; clock.now += 1_000) await watchdog.check(deaf);
    expect(restarts()).toBe(1);
  });

  it.each([
    ['nothing is due', { dueCount: 0, runningCount: 0 }],
    ['the worker is busy', { dueCount: 3, runningCount: 1 }],
  ])('starts to count anew when %s', async (_name, state) => {
    const { clock, watchdog, restarts } = aWatchdog();
    await watchdog.check(deaf);
    clock.now = 20_000;
    await watchdog.check(state);
    clock.now = 40_000;
    await watchdog.check(deaf);
    expect(restarts()).toBe(0);
  });

  it('starts to count anew when a job has come', async () => {
    const { clock, watchdog, restarts } = aWatchdog();
    await watchdog.check(deaf);
    clock.now = 29_000;
    watchdog.noteJob();
    clock.now = 31_000;
    await watchdog.check(deaf);
    expect(restarts()).toBe(0);
  });
});
