import { apply, floor, now, types } from './primordials';

type Callback = (...values: unknown[]) => void;

interface Timer {
  id: number;
  dueAt: number;
  /** For repeating timers, else undefined. */
  intervalMs: number | undefined;
  callback: Callback;
  values: unknown[];
  next: Timer | undefined;
}

/**
 * setTimeout and its kin without any callback from outside: due times are kept here, in a list sorted by them; the process
 * around the isolate asks for the next due time, sleeps, and lets one timer run at a time.
 */
export interface Timers {
  globals: Record<string, unknown>;
  /** Milliseconds until the next timer is due (0 if it is), or undefined if there is none. */
  nextDelayMs(): number | undefined;
  /** Runs the next timer if it is due. Throws what its callback throws. */
  runNext(): void;
  clear(): void;
}

const MAX_DELAY_MS = 2 ** 31 - 1;

export function createTimers(): Timers {
  let first: Timer | undefined;
  let lastId = 0;

  const insert = (timer: Timer): void => {
    if (first === undefined || timer.dueAt < first.dueAt) {
      timer.next = first;
      first = timer;
      return;
    }
    let before = first;
    while (before.next !== undefined && before.next.dueAt <= timer.dueAt) before = before.next;
    timer.next = before.next;
    before.next = timer;
  };

  const start = (callback: unknown, delay: unknown, values: unknown[], isRepeating: boolean): number => {
    if (typeof callback !== 'function') throw new types.TypeError('The first argument must be a function');
    const delayMs = toDelayMs(delay);
    insert({
      id: ++lastId,
      dueAt: now() + delayMs,
      intervalMs: isRepeating ? delayMs : undefined,
      callback: callback as Callback,
      values,
      next: undefined,
    });
    return lastId;
  };

  const stop = (id: unknown): void => {
    if (first?.id === id) {
      first = first?.next;
      return;
    }
    for (let before = first; before !== undefined; before = before.next) {
      if (before.next?.id === id) before.next = before.next?.next;
    }
  };

  return {
    globals: {
      setTimeout: (callback: unknown, delay?: unknown, ...values: unknown[]) =>
        start(callback, delay, values, false),
      setInterval: (callback: unknown, delay?: unknown, ...values: unknown[]) =>
        start(callback, delay, values, true),
      setImmediate: (callback: unknown, ...values: unknown[]) => start(callback, 0, values, false),
      clearTimeout: stop,
      clearInterval: stop,
      clearImmediate: stop,
    },
    nextDelayMs: () => {
      if (first === undefined) return undefined;
      const delayMs = first.dueAt - now();
      return delayMs > 0 ? delayMs : 0;
    },
    runNext: () => {
      const timer = first;
      if (timer === undefined || timer.dueAt > now()) return;
      first = timer.next;
      if (timer.intervalMs !== undefined) {
        timer.dueAt = now() + timer.intervalMs;
        insert(timer);
      }
      apply(timer.callback, undefined, timer.values);
    },
    clear: () => {
      first = undefined;
    },
  };
}

/** As browsers do it: whole milliseconds, at least 1; nonsense is 1. */
function toDelayMs(delay: unknown): number {
  const value = typeof delay === 'number' || typeof delay === 'string' ? floor(+delay) : 0;
  return value >= 1 && value <= MAX_DELAY_MS ? value : 1;
}
