import type { IsolateHost } from './isolate-host';
import { runScripts } from './run-scripts';

/** Waits, so that the isolate's threads start, and asks for randomness. */
const SOURCE = 'await null; return crypto.randomUUID()';

/** Does once what a process does later, while it may still load files. */
export async function warmUp(host: IsolateHost): Promise<void> {
  runScripts(
    host,
    {
      kind: 'run',
      parts: 1,
      timeoutMs: 5_000,
      names: [],
      scripts: [{ kind: 'body', source: 0, values: [] }],
    },
    [SOURCE],
  );
  host.prepareContext();
  // libuv tells the kernel what it waits for by a ring, on its first turn; the lock closes rings.
  await new Promise((resolve) => setImmediate(resolve));
}
