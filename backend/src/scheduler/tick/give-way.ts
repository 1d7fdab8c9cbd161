import { setImmediate as turn } from 'node:timers/promises';

/** Work on the event loop goes on so long before others have their turn. */
const TURN_MS = 20;

/** Made at the beginning of some work of many small parts: called between parts, it lets others go first now and then. */
export function giveWay(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < TURN_MS) return;
    await turn();
    began = performance.now();
  };
}
