import { Launcher } from './launcher';
import type { LauncherOptions } from './launcher-options';
import { listenForSignals } from './listen-for-signals';

/** What `main` needs, and who wants to know. */
export type MainOptions = Omit<LauncherOptions, 'print'> & {
  /** Called once REX is ready. */
  onReady?: (launcher: Launcher) => void;
};

/** Runs REX until a signal ends it; returns the exit code. */
export async function main(options: MainOptions): Promise<number> {
  const signals = listenForSignals();
  let launcher: Launcher;
  try {
    launcher = new Launcher({ ...options, print: (line) => console.log(line) });
  } catch (error) {
    complain(error);
    return 1;
  }
  const started = launcher.start().then(
    () => {
      if (!signals.hasFirst) options.onReady?.(launcher);
      return signals.first;
    },
    (error: unknown) => ({ error }),
  );
  const reason = await Promise.race([started, signals.first, signals.crash]);
  if (typeof reason === 'object') complain(reason.error);
  else console.log('\nStopping; running work may take a moment to finish (Ctrl-C again to end it now)');

  let wasHurried = false;
  void signals.second.then(() => {
    wasHurried = true;
    console.log('Ending everything now; interrupted executions go on at the next start');
    launcher.hurry();
  });
  await launcher.stop();
  if (typeof reason === 'object') return 1;
  if (wasHurried) return 130;
  console.log('Stopped. Everything is kept; npm start goes on from here.');
  return 0;
}

/** Errors with a code speak for themselves; others are mistakes of ours, which need their stack. */
function complain(error: unknown): void {
  console.error(error instanceof Error && 'code' in error ? `\n${error.message}` : error);
}
