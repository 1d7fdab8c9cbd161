import { createRequire, builtinModules } from 'node:module';
import * as koffi from 'koffi';
import { FrameIo } from '../../child/frame-io';
import { hardenRealm } from '../../child/harden-realm';
import { openProcess } from '../../child/open-process';
import { runScripts } from '../../child/run-scripts';
import type { ReadyHead, RunHead } from '../../wire/messages';
import type { AttemptResult } from './attempt';
import { callsOf } from './native-calls';

// A sandbox process as an attacker would have it who broke out of the isolate: started, set up and locked as every other, by
// the same code, but then it runs any text in Node's own realm, with all modules at hand. Options: `--bare` leaves the lock
// out, for controls; `--hardened` closes the doors of the realm as the real program does.

type Run = (tools: object) => Promise<unknown>;

const io = new FrameIo();
const require = createRequire(import.meta.url);
const publicModules = builtinModules.filter((name) => !name.startsWith('_'));
const modules = new Map(publicModules.map((name) => [name, require(name) as unknown]));
const compiler = (modules.get('module') as { Module: new (id: string) => Compiler }).Module;
const global = globalThis as Record<string, unknown>;
const { fetch, WebSocket } = global;

interface Compiler {
  exports: unknown;
  _compile(source: string, file: string): void;
}

async function start(): Promise<void> {
  const host = process.argv.includes('--bare') ? greet() : await openProcess(io);
  if (process.argv.includes('--hardened')) hardenRealm();
  for (let message = io.readMessage(); message !== undefined; message = io.readMessage()) {
    const [source = '', targets = '{}'] = message.parts;
    const result = await attempt(source, { targets: JSON.parse(targets) as unknown, host, runScripts });
    const head = {
      kind: 'done',
      parts: (message.head as RunHead).scripts.length * 2,
      retire: false,
      cpuMs: 0,
    };
    io.writeMessage(head, [JSON.stringify(result), '']);
  }
}

function greet(): undefined {
  io.readMessage();
  const ready: ReadyHead = { kind: 'ready', parts: 0, lock: { kind: 'unsupported', reason: 'bare' } };
  io.writeMessage(ready, []);
}

async function attempt(source: string, more: object): Promise<AttemptResult> {
  try {
    const module = new compiler('attempt');
    module._compile(`module.exports = async ({ ${TOOLS.join(', ')} }) => {\n${source}\n}`, '/attempt.js');
    const reached = await (module.exports as Run)({ ...tools, ...more });
    return reached ? { reached: String(reached).slice(0, 2_000) } : { stopped: 'it reached nothing' };
  } catch (error) {
    const { code, errno, message } = error as { code?: string; errno?: number; message?: string };
    return { stopped: String(code ?? errno ?? message ?? error) };
  }
}

const tools = {
  ...callsOf(koffi),
  koffi,
  fetch,
  WebSocket,
  require: (name: string): unknown => {
    const found = modules.get(name.replace(/^node:/, ''));
    return found ?? require(name);
  },
  until: (emitter: NodeJS.EventEmitter, event: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      emitter.once(event, (value: unknown) => resolve(value ?? event));
      emitter.once('error', reject);
    }),
};
const TOOLS = [...Object.keys(tools), 'targets', 'host', 'runScripts'];

await start();
