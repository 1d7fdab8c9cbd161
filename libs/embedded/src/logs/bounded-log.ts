import {
  chmodSync,
  closeSync,
  copyFileSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  fstatSync,
  statSync,
} from 'node:fs';
import path from 'node:path';

/** How large a log file grows. */
const MAX_BYTES = 10 * 1024 * 1024;

/**
 * A log file that processes append to through a shared handle. What an earlier run wrote stays as `NAME.1`; a file that
 * reaches its limit while in use is copied there too and emptied, which writers that append don't notice.
 */
export class BoundedLog {
  private readonly handle: number;
  private readonly timer: NodeJS.Timeout;

  constructor(
    readonly file: string,
    private readonly options: { maxBytes?: number; checkMs?: number; keep?: boolean } = {},
  ) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    if (!options.keep && sizeOf(file) > 0) renameSync(file, `${file}.1`);
    this.handle = openSync(file, 'a+', 0o600);
    chmodSync(file, 0o600);
    this.timer = setInterval(() => this.bound(), options.checkMs ?? 10_000).unref();
  }

  /** The handle to give to a child as its output. */
  get descriptor(): number {
    return this.handle;
  }

  /** The end of the file, at most `byteCount` bytes of it. */
  tail(byteCount = 4000): string {
    const { size } = fstatSync(this.handle);
    const buffer = Buffer.alloc(Math.min(byteCount, size));
    readSync(this.handle, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8');
  }

  /** Starts the file anew when it is too large. */
  bound(): void {
    if (fstatSync(this.handle).size <= (this.options.maxBytes ?? MAX_BYTES)) return;
    copyFileSync(this.file, `${this.file}.1`);
    ftruncateSync(this.handle, 0);
  }

  close(): void {
    clearInterval(this.timer);
    closeSync(this.handle);
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
