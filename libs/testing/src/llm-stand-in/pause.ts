import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for so long, but no longer than the caller does. */
export async function pause(response: ServerResponse, pauseMs: number): Promise<void> {
  const left = new AbortController();
  const leave = () => left.abort();
  response.once('close', leave);
  await sleep(pauseMs, undefined, { signal: left.signal }).catch(() => undefined);
  response.off('close', leave);
}
