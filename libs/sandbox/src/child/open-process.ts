import type { ReadyHead, SetupHead } from '../wire/messages';
import type { FrameIo } from './frame-io';
import { IsolateHost } from './isolate-host';
import { lockProcess } from './lock/lock-process';
import { pinTimeZone } from './pin-time-zone';
import { warmUp } from './warm-up';

/**
 * Brings a process from its first message to the point where it may take work: loads all it will ever need, then locks
 * itself, then greets. Undefined when the parent has gone.
 * @throws Error when the lock is required and can't be had.
 */
export async function openProcess(io: FrameIo): Promise<IsolateHost | undefined> {
  const message = io.readMessage();
  if (message === undefined) return undefined;
  const setup = message.head as SetupHead;
  pinTimeZone();
  const host = new IsolateHost(setup);
  await warmUp(host);
  const lock = await lockProcess();
  if (lock.kind !== 'locked' && setup.lockdown === 'required') {
    throw new Error(`SANDBOX_LOCKDOWN is "required", but this process can't be locked: ${lock.reason}`);
  }
  const ready: ReadyHead = { kind: 'ready', parts: 0, lock };
  io.writeMessage(ready, []);
  return host;
}
