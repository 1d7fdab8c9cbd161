import { readSync, writeSync } from 'node:fs';
import { encodeFrames, FrameDecoder } from '../wire/frames';
import { MAX_VALUE_BYTES, type MessageHead } from '../wire/messages';
import { sleepMs } from './sleep';

const STANDARD_INPUT = 0;
const STANDARD_OUTPUT = 1;

/** A message with its head still unread by anyone but the JSON parser. */
export interface RawMessage {
  head: MessageHead;
  parts: string[];
}

/** Reads and writes whole messages, blocking: a sandbox process does one thing at a time and has nothing else to do. */
export class FrameIo {
  private readonly decoder = new FrameDecoder(MAX_VALUE_BYTES);
  private readonly buffer = Buffer.allocUnsafe(65_536);
  private frames: string[] = [];

  /** The next message; undefined when the parent has gone. */
  readMessage(): RawMessage | undefined {
    const headText = this.readFrame();
    if (headText === undefined) return undefined;
    const head = JSON.parse(headText) as MessageHead;
    const parts: string[] = [];
    while (parts.length < head.parts) {
      const part = this.readFrame();
      if (part === undefined) return undefined;
      parts.push(part);
    }
    return { head, parts };
  }

  writeMessage(head: MessageHead, parts: readonly string[]): void {
    const bytes = encodeFrames([JSON.stringify(head), ...parts]);
    for (let offset = 0; offset < bytes.length;) {
      offset += retryWhenBusy(() => writeSync(STANDARD_OUTPUT, bytes, offset));
    }
  }

  private readFrame(): string | undefined {
    while (this.frames.length === 0) {
      const size = retryWhenBusy(() => readSync(STANDARD_INPUT, this.buffer, 0, this.buffer.length, null));
      if (size === 0) return undefined;
      // Copied, because the decoder may keep the bytes while this buffer is read into again.
      this.frames = this.decoder.push(Buffer.from(this.buffer.subarray(0, size)));
    }
    return this.frames.shift();
  }
}

/** Pipes given by the parent block, but nothing promises it on every system. */
function retryWhenBusy(operation: () => number): number {
  for (;;) {
    try {
      return operation();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      sleepMs(1);
    }
  }
}
