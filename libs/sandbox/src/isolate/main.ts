import { atob, btoa } from './base64';
import { createConsole } from './console';
import { createDriver } from './driver';
import { now } from './primordials';
import { createRandomSource } from './random-source';
import { createRunLog } from './run-log';
import { hideOwnFrames } from './stack-trace';
import { structuredClone } from './structured-clone';
import { TextDecoder, TextEncoder } from './text-encoding';
import { createTimers } from './timers';
import { URLSearchParams } from './url/search-params';
import { URL } from './url/url';

// The program that makes the world scripts see. It runs once, when a sandbox process takes the snapshot from which every
// context is born, and leaves the driver under a name that the process removes before any script runs.

const log = createRunLog();
const timers = createTimers();
const random = createRandomSource();

function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });
}

const globals: Record<string, unknown> = {
  ...timers.globals,
  console: createConsole(log),
  crypto: random.crypto,
  performance: { now, timeOrigin: 0 },
  queueMicrotask: (callback: () => void) => void Promise.resolve().then(callback),
  atob,
  btoa,
  structuredClone,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
};
for (const name of Object.keys(globals)) define(name, globals[name]);
hideOwnFrames();
define('__rexDriver', createDriver({ log, timers, random }));
