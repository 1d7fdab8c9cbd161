/** Bytes of the length that stands before each frame's text: a 32-bit unsigned integer, big-endian. */
export const FRAME_HEADER_BYTES = 4;

/** Raised when the other side announces a frame that is larger than allowed: the connection is then worthless. */
export class FrameTooLargeError extends Error {
  override readonly name = 'FrameTooLargeError';
}

/** Encodes several texts as frames, each a length and UTF-8 text, in one buffer: one write, one system call. */
export function encodeFrames(texts: readonly string[]): Buffer {
  const sizes = texts.map((text) => Buffer.byteLength(text));
  const buffer = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + size + FRAME_HEADER_BYTES, 0));
  let offset = 0;
  texts.forEach((text, index) => {
    const size = sizes[index] ?? 0;
    buffer.writeUInt32BE(size, offset);
    buffer.write(text, offset + FRAME_HEADER_BYTES, 'utf8');
    offset += FRAME_HEADER_BYTES + size;
  });
  return buffer;
}

/** Cuts a stream of bytes into frames. Holds at most one frame of `maxFrameBytes` plus what came with it. */
export class FrameDecoder {
  private chunks: Buffer[] = [];
  private bufferedBytes = 0;
  /** Bytes that must be there before another look is worthwhile. */
  private neededBytes = FRAME_HEADER_BYTES;

  constructor(private readonly maxFrameBytes: number) {}

  /**
   * Adds bytes and returns the texts of the frames that are now complete.
   * @throws FrameTooLargeError when a frame announces more than `maxFrameBytes`.
   */
  push(chunk: Buffer): string[] {
    this.chunks.push(chunk);
    this.bufferedBytes += chunk.length;
    // Large frames arrive in many chunks: join them once, when the frame is complete.
    if (this.bufferedBytes < this.neededBytes) return [];
    const frames: string[] = [];
    let rest = this.chunks.length === 1 ? chunk : Buffer.concat(this.chunks);
    this.neededBytes = FRAME_HEADER_BYTES;
    while (rest.length >= FRAME_HEADER_BYTES) {
      const size = rest.readUInt32BE(0);
      if (size > this.maxFrameBytes) throw new FrameTooLargeError(`a frame of ${size} bytes was announced`);
      this.neededBytes = FRAME_HEADER_BYTES + size;
      if (rest.length < this.neededBytes) break;
      frames.push(rest.toString('utf8', FRAME_HEADER_BYTES, this.neededBytes));
      rest = rest.subarray(this.neededBytes);
      this.neededBytes = FRAME_HEADER_BYTES;
    }
    this.chunks = rest.length > 0 ? [rest] : [];
    this.bufferedBytes = rest.length;
    return frames;
  }
}
