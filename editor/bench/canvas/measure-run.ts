import type { Page } from 'playwright-core';
import { rounded, share } from '../median';
import { MOVE_EVERY_MS, steadily } from '../page/press';
import { LONG_TASK_MS, watchFrames, type WatchedFrames } from '../page/watch-frames';
import type { StreamedEvent } from '../page/watch-stream';
import { signIn, type Account, type Stand } from '../stand';
import { openCanvas, pointAtMiddle } from './open-canvas';

const RUNS = 3;
/** Wheel steps between two looks whether the execution has ended. */
const STEPS_AT_ONCE = 16;
const PAN_PX = 24;
const STEPS_ALONE = 128;
const WORLD = '#canvas > .world';
const GIVE_UP_MS = 120_000;
/** Two frames of a screen with 60 in a second: what is called 33 ms. */
const TWO_FRAMES_MS = 33.4;

/** A run that was watched: the frames from its start to its end, and what its stream told. */
interface WatchedRun extends WatchedFrames {
  events: StreamedEvent[];
}

/** A workflow, and what the table calls a run of it. */
export interface RunTarget {
  name: string;
  workflowId: string;
}

/** Frames, tasks and events while a workflow runs for real and somebody pans over it with the wheel. */
export async function measureRun(stand: Stand, account: Account, target: RunTarget): Promise<void> {
  const page = await signIn(stand, account, { watch: true });
  await openCanvas(page, target.workflowId, { wheel: 'pan' });
  await pointAtMiddle(page);
  const alone = await watchFrames(page, () => steadily(STEPS_ALONE, (n) => pan(page, n)), WORLD);
  const runs: WatchedRun[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await page.waitForTimeout(1500);
    runs.push(await watchRun(page));
  }
  const status = await page.locator('app-execution-bar strong').textContent();
  if (status?.trim() !== 'Completed') throw new Error(`the run ended as ${status}`);
  await page.context().close();
  tell(stand, target.name, runs, alone);
}

function tell({ findings }: Stand, name: string, runs: readonly WatchedRun[], alone: WatchedFrames): void {
  const frames = runs.flatMap((run) => run.frames);
  const longTasks = runs.flatMap((run) => run.longTasks);
  findings.add({
    ...{ metric: `events of ${name} that reach the page`, figure: rateOf(runs), unit: 'per s' },
    bar: { atLeast: 200 },
    details: { runs: runs.map(({ events }) => countsOf(events)) },
  });
  findings.add({
    ...{ metric: `pan during ${name}, frame p95`, figure: share(frames, 0.95), unit: 'ms' },
    bar: { atMost: TWO_FRAMES_MS },
    details: {
      ...{ frames: frames.length, framesThatMoved: runs.reduce((sum, { moved }) => sum + moved, 0) },
      ...{ p95OfEachMs: rounded(runs.map((run) => share(run.frames, 0.95))), longestMs: Math.max(...frames) },
      panAlone: { p95Ms: share(alone.frames, 0.95), frames: alone.frames.length, moved: alone.moved },
    },
  });
  findings.add({
    ...{
      metric: `pan during ${name}, longest task`,
      figure: Math.max(LONG_TASK_MS, ...longTasks),
      unit: 'ms',
    },
    ...(longTasks.length === 0 ? { isUpperBound: true } : {}),
    bar: { atMost: 100 },
    details: { longTasksOfEachMs: runs.map((run) => run.longTasks), panAloneMs: alone.longTasks },
  });
}

/** Starts a run and pans to and fro until its stream tells of its end. */
async function watchRun(page: Page): Promise<WatchedRun> {
  await page.evaluate(() => window.benchStream.start());
  const watched = await watchFrames(
    page,
    async () => {
      await page.locator('app-run-button button').first().press('Enter');
      const givesUpAt = performance.now() + GIVE_UP_MS;
      for (
        let steps = 0;
        !(await page.evaluate(() => window.benchStream.hasEnded()));
        steps += STEPS_AT_ONCE
      ) {
        if (performance.now() > givesUpAt) throw new Error('the stream did not tell of the end of the run');
        await steadily(STEPS_AT_ONCE, (n) => pan(page, steps + n));
      }
      // What came last is drawn as well.
      await steadily(Math.round(500 / MOVE_EVERY_MS), (n) => pan(page, n));
    },
    WORLD,
  );
  return { ...watched, events: await page.evaluate(() => window.benchStream.stop()) };
}

/** Along the workflow for two seconds, and back. */
function pan(page: Page, step: number): Promise<void> {
  const isForth = Math.floor(step / 128) % 2 === 0;
  return page.mouse.wheel(isForth ? PAN_PX : -PAN_PX, isForth ? PAN_PX / 4 : -PAN_PX / 4);
}

/** Events of all runs by the time from the first to the last of each. */
function rateOf(runs: readonly WatchedRun[]): number {
  const counts = runs.map(({ events }) => countsOf(events));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return all / counts.reduce((sum, { seconds }) => sum + seconds, 0);
}

function countsOf(events: readonly StreamedEvent[]) {
  const steps = events.filter(({ name }) => name === 'step');
  const seconds = ((events.at(-1)?.atMs ?? 0) - (events[0]?.atMs ?? 0)) / 1000;
  return { count: events.length, steps: steps.length, seconds: Math.round(seconds * 100) / 100 };
}
