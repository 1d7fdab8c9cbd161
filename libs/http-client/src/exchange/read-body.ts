import type { IncomingMessage } from 'node:http';
import { HttpClientError } from '@rex/node-sdk';
import type { Deadline } from './deadline';
import { decompress } from './decompress';
import { translateError } from './translate-error';

/** How a body is to be read. */
export interface ReadBodyOptions {
  /** Of the request that is answered. */
  method: string;
  origin: string;
  /** As it comes, and again when decompressed. */
  maxBytes: number;
  deadline: Deadline;
}

/** Reads and decompresses the body of an answer. Cuts the connection as soon as it is too large or too late. */
export async function readBody(message: IncomingMessage, options: ReadBodyOptions): Promise<Uint8Array> {
  const { method, origin, maxBytes, deadline } = options;
  const hasBody = method !== 'HEAD' && message.statusCode !== 204 && message.statusCode !== 304;
  const release = deadline.onEnd((failure) => message.destroy(failure));
  try {
    if (hasBody && Number(message.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(options);
    const received = await collect(message, options);
    if (!hasBody || received.length === 0) return received;
    const coding = message.headers['content-encoding'] ?? '';
    const content = await deadline.race(decompress(received, coding, maxBytes));
    if (content === 'too-large') throw tooLarge(options);
    return content;
  } catch (error) {
    message.destroy();
    throw translateError(error, 'sent', origin);
  } finally {
    release();
  }
}

async function collect(message: IncomingMessage, options: ReadBodyOptions): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > options.maxBytes) throw tooLarge(options);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** That an answer is larger than it may be. */
export function tooLarge({
  origin,
  maxBytes,
}: Pick<ReadBodyOptions, 'origin' | 'maxBytes'>): HttpClientError {
  return new HttpClientError(
    'response-too-large',
    `The answer of ${origin} is larger than ${maxBytes} bytes`,
  );
}
