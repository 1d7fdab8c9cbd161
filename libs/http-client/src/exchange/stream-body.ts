import type { IncomingMessage } from 'node:http';
import { type Readable, pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { HttpClientError } from '@rex/node-sdk';
import { type ReadBodyOptions, tooLarge } from './read-body';
import { translateError } from './translate-error';

/**
 * The body of an answer in pieces, decompressed, each as soon as it is there. Cuts the connection when it is too large or too
 * late, and when whoever reads stops early, be it before the first piece.
 */
export function streamBody(message: IncomingMessage, options: ReadBodyOptions): AsyncIterable<Uint8Array> {
  const { deadline } = options;
  // Nobody may be reading when it ends: then nobody is there to hear of it, nor to give the timer back.
  message.on('error', () => {});
  const release = deadline.onEnd((failure) => {
    message.destroy(failure);
    deadline.dispose();
  });
  const end = () => {
    release();
    message.destroy();
    deadline.dispose();
  };
  const pieces = readPieces(message, options, end);
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => pieces.next(),
      return: async () => {
        end();
        return pieces.return();
      },
    }),
  };
}

async function* readPieces(
  message: IncomingMessage,
  { origin, maxBytes }: ReadBodyOptions,
  end: () => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  let bytes = 0;
  try {
    for await (const piece of decoded(message) as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > maxBytes) throw tooLarge({ origin, maxBytes });
      yield piece;
    }
  } catch (error) {
    throw translateError(error, 'sent', origin);
  } finally {
    end();
  }
}

function decoded(message: IncomingMessage): Readable {
  const decoder = decoderOf((message.headers['content-encoding'] ?? '').trim().toLowerCase());
  // Whoever reads the decoder hears of a failure of either.
  return decoder ? pipeline(message, decoder, () => {}) : message;
}

function decoderOf(coding: string) {
  switch (coding) {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new HttpClientError('response-malformed', 'The answer is compressed in a way nobody asked for');
  }
}
