import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, type BrotliOptions, type ZlibOptions } from 'node:zlib';
import { UserError } from '@rex/platform';
import { bodyTooLarge } from './body-too-large';

type Decompress = (bytes: Buffer, options: ZlibOptions & BrotliOptions) => Promise<Buffer>;

const ENCODINGS: ReadonlyMap<string, Decompress> = new Map<string, Decompress>([
  ['gzip', promisify<Buffer, ZlibOptions, Buffer>(gunzip)],
  ['x-gzip', promisify<Buffer, ZlibOptions, Buffer>(gunzip)],
  ['deflate', promisify<Buffer, ZlibOptions, Buffer>(inflate)],
  ['br', promisify<Buffer, BrotliOptions, Buffer>(brotliDecompress)],
]);

/** The codings of RFC 9110 that are undone, besides `identity`. */
const CONTENT_ENCODINGS = ['gzip', 'deflate', 'br'] as const;

/** Whether a Content-Encoding stands for bytes as they are. */
export function isPlain(encoding: string | undefined): boolean {
  return encoding === undefined || /^\s*(identity)?\s*$/i.test(encoding);
}

/** Finds how to undo a Content-Encoding. @throws UserError `media-type-unsupported` for any other, and for several */
export function decompressorOf(encoding: string): Decompress {
  const decompress = ENCODINGS.get(encoding.trim().toLowerCase());
  if (decompress) return decompress;
  throw new UserError(
    'media-type-unsupported',
    `This Content-Encoding is not taken. Send the body as it is, or in one of ${CONTENT_ENCODINGS.join(', ')}.`,
    { status: 415, headers: { 'accept-encoding': CONTENT_ENCODINGS.join(', ') } },
  );
}

/**
 * Undoes a Content-Encoding. Stops as soon as more than `maxBytes` have come out, however much would follow.
 * @throws UserError `body-too-large` (413), `request-malformed` (400), `media-type-unsupported` (415)
 */
export async function decompress(encoding: string, bytes: Buffer, maxBytes: number): Promise<Buffer> {
  const undo = decompressorOf(encoding);
  try {
    return await undo(bytes, { maxOutputLength: maxBytes });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw bodyTooLarge(maxBytes, cause);
    throw new UserError(
      'request-malformed',
      'The body is not what its Content-Encoding says: it is damaged or cut off.',
      { status: 400, cause },
    );
  }
}
