/** A terminal's Ctrl-C reaches this process twice under npm, which passes it on too: signals this close are one. */
const SAME_SIGNAL_MS = 700;

/** What can end a run from outside. */
export interface RunSignals {
  /** The first SIGINT, SIGTERM or SIGHUP: end in order. */
  first: Promise<NodeJS.Signals>;
  /** Another one later: end quickly. */
  second: Promise<NodeJS.Signals>;
  /** An error that nobody caught. */
  crash: Promise<{ error: unknown }>;
  readonly hasFirst: boolean;
}

/** Listens from now on, as long as the process lives. */
export function listenForSignals(): RunSignals {
  // A closed terminal must not keep us from stopping in order.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  let firstAt: number | undefined;
  let onFirst: (name: NodeJS.Signals) => void = () => undefined;
  let onSecond: (name: NodeJS.Signals) => void = () => undefined;
  const first = new Promise<NodeJS.Signals>((resolve) => (onFirst = resolve));
  const second = new Promise<NodeJS.Signals>((resolve) => (onSecond = resolve));
  const crash = new Promise<{ error: unknown }>((resolve) => {
    process.on('uncaughtException', (error) => resolve({ error }));
  });
  for (const each of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(each, (name) => {
      const now = performance.now();
      firstAt ??= now;
      if (now - firstAt > SAME_SIGNAL_MS) onSecond(name);
      else onFirst(name);
    });
  }
  return {
    first,
    second,
    crash,
    get hasFirst() {
      return firstAt !== undefined;
    },
  };
}
