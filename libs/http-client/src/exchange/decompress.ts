import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { HttpClientError } from '@rex/node-sdk';
import { errorCode } from './error-code';

const decoders = {
  gzip: promisify(gunzip),
  br: promisify(brotliDecompress),
  zlib: promisify(inflate),
  raw: promisify(inflateRaw),
};

/**
 * Undoes a Content-Encoding: gzip, deflate (with or without the zlib wrapper) or br. Stops as soon as the content is larger
 * than `maxBytes`. A coding that nobody asked for leaves the bytes as they are; several, one on another, are refused.
 */
export async function decompress(
  received: Buffer,
  contentEncoding: string,
  maxBytes: number,
): Promise<Uint8Array | 'too-large'> {
  const codings = contentEncoding.toLowerCase().split(',');
  const applied = codings.map((each) => each.trim()).filter((each) => each !== '' && each !== 'identity');
  if (applied.length > 1) {
    throw new HttpClientError('response-malformed', 'The answer is compressed more than once');
  }
  const decode = decoderOf(applied[0], received);
  if (!decode) return received;
  try {
    return await decode(received, { maxOutputLength: maxBytes });
  } catch (error) {
    if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE') return 'too-large';
    throw error;
  }
}

function decoderOf(coding: string | undefined, received: Buffer) {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return decoders.gzip;
    case 'br':
      return decoders.br;
    case 'deflate':
      // RFC 9110 means zlib; some servers send the bare stream. The method in zlib's first byte is always 8.
      return ((received[0] ?? 0) & 0x0f) === 8 ? decoders.zlib : decoders.raw;
    default:
      return undefined;
  }
}
