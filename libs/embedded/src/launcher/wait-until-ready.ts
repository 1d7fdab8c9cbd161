import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** When and how often the person at the terminal is told what is missing. */
const TELL_EVERY_MS = 5000;

/** Asks a health page until it answers 200, now and then telling `onWait` why not yet. False after `timeoutMs`. */
export async function waitUntilReady(
  url: string,
  options: { timeoutMs: number; signal: AbortSignal; onWait: (reason: string) => void },
): Promise<boolean> {
  const startedAt = performance.now();
  let tellAt = TELL_EVERY_MS;
  while (!options.signal.aborted) {
    const complaint = await ask(url, options.signal);
    if (complaint === undefined) return true;
    const elapsedMs = performance.now() - startedAt;
    if (elapsedMs > options.timeoutMs) return false;
    if (elapsedMs > tellAt) {
      options.onWait(complaint);
      tellAt += TELL_EVERY_MS;
    }
    await sleep(100);
  }
  return false;
}

/** Undefined when the page answers 200, else why not. */
function ask(url: string, signal: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request = get(url, { timeout: 5000, signal, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body = (body + chunk).slice(0, 10_000)));
      response.on('error', (error) => resolve(error.message));
      response.on('end', () =>
        resolve(response.statusCode === 200 ? undefined : describe(url, response.statusCode, body)),
      );
    });
    request.on('timeout', () => request.destroy(new Error(`${url} does not answer`)));
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? `nobody listens on ${new URL(url).host} yet` : error.message),
    );
  });
}

function describe(url: string, status: number | undefined, body: string): string {
  try {
    const { checks } = JSON.parse(body) as { checks: Record<string, string> };
    const failing = Object.entries(checks).filter(([, word]) => word !== 'ok');
    return failing.map(([name, word]) => `${name}: ${word}`).join('; ');
  } catch {
    return `${url} answers ${status}`;
  }
}
