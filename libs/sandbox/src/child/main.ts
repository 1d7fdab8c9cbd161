import type { DoneHead, RunHead } from '../wire/messages';
import { FrameIo } from './frame-io';
import { hardenRealm } from './harden-realm';
import type { IsolateHost } from './isolate-host';
import { openProcess } from './open-process';
import { runScripts } from './run-scripts';
import { TextCollector } from './text-collector';

// A sandbox process: reads scripts from standard input, runs them in its isolate, writes what became of them to standard
// output. It serves one owner and dies when its parent goes or closes the pipe. See pool/sandbox-pool.ts for the whole.

const io = new FrameIo();
const collector = new TextCollector();

async function start(): Promise<void> {
  const host = await openProcess(io);
  if (host === undefined) return;
  hardenRealm();
  serve(host);
}

function serve(host: IsolateHost): void {
  const message = io.readMessage();
  if (message === undefined) return;
  const result = runScripts(host, message.head as RunHead, message.parts);
  const { user, system } = process.cpuUsage();
  const head: DoneHead = {
    kind: 'done',
    parts: result.parts.length,
    retire: result.retire,
    cpuMs: (user + system) / 1000,
  };
  io.writeMessage(head, result.parts);
  if (result.retire) return;
  host.prepareContext();
  collector.pass(result.parts);
  // One turn of the event loop between messages, for V8's own tasks.
  setImmediate(serve, host);
}

await start();
