import type { DoneHead, ReadyHead, RunHead, SetupHead } from '../wire/messages';
import { FrameIo } from './frame-io';
import { IsolateHost } from './isolate-host';
import { runScripts } from './run-scripts';

// A sandbox process: reads scripts from standard input, runs them in its isolate, writes what became of them to standard
// output. It serves one owner and dies when its parent goes or closes the pipe. See pool/sandbox-pool.ts for the whole.

const io = new FrameIo();

function start(): void {
  const setup = io.readMessage();
  if (setup === undefined) return;
  const host = new IsolateHost(setup.head as SetupHead);
  host.prepareContext();
  const ready: ReadyHead = { kind: 'ready', parts: 0 };
  io.writeMessage(ready, []);
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
  // One turn of the event loop between messages, for V8's own tasks.
  setImmediate(serve, host);
}

start();
