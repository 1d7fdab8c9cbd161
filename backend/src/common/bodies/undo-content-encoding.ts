import { Readable } from 'node:stream';
import type { FastifyInstance, RequestPayload } from 'fastify';
import { bodyTooLarge } from './body-too-large';
import { decompress, decompressorOf, isPlain } from './decompress';

/**
 * Decompresses request bodies before they are read. Both sizes are bounded by `maxBytes`: what comes in is gathered first, and
 * decompression ends at the limit, so that a bomb costs no more than a body that is allowed.
 */
export function undoContentEncoding(fastify: Pick<FastifyInstance, 'addHook'>, maxBytes: number): void {
  fastify.addHook('preParsing', async (request, reply, payload) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || isPlain(encoding)) return payload;
    // Whatever is left of the body when it is refused is not read.
    reply.header('connection', 'close');
    decompressorOf(encoding);
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw bodyTooLarge(maxBytes);
    const compressed = await gather(payload, maxBytes);
    const plain = compressed.length === 0 ? compressed : await decompress(encoding, compressed, maxBytes);
    reply.removeHeader('connection');
    return Object.assign(Readable.from(plain.length === 0 ? [] : [plain]), {
      // Fastify holds this against Content-Length.
      receivedEncodedLength: compressed.length,
    });
  });
}

async function gather(payload: RequestPayload, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  // The stream is the connection: destroying it would leave nobody to answer.
  for await (const chunk of (payload as Readable).iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > maxBytes) throw bodyTooLarge(maxBytes);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, length);
}
