import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 64 * 1024;

/** Reads the lines that are added to a log file, by looking at its size: writers need no pipe to us and outlive us. */
export class LogFollower {
  private readonly handle: number;
  private readonly timer: NodeJS.Timeout;
  private offset = 0;
  private rest = '';

  constructor(
    file: string,
    private readonly onLine: (line: string) => void,
    intervalMs = 500,
  ) {
    this.handle = openSync(file, 'r');
    this.offset = fstatSync(this.handle).size;
    this.timer = setInterval(() => this.read(), intervalMs).unref();
  }

  /** Hands on what came since the last look. */
  read(): void {
    const { size } = fstatSync(this.handle);
    // The file was emptied because it had grown too large.
    if (size < this.offset) this.offset = 0;
    const buffer = Buffer.alloc(CHUNK_BYTES);
    while (this.offset < size) {
      const count = readSync(this.handle, buffer, 0, CHUNK_BYTES, this.offset);
      if (count === 0) break;
      this.offset += count;
      const lines = (this.rest + buffer.toString('utf8', 0, count)).split('\n');
      this.rest = (lines.pop() ?? '').slice(-CHUNK_BYTES);
      for (const line of lines) this.onLine(line);
    }
  }

  close(): void {
    clearInterval(this.timer);
    this.read();
    closeSync(this.handle);
  }
}
