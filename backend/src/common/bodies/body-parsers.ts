import { isUtf8 } from 'node:buffer';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UserError } from '@rex/platform';

/** Gives a route the bytes of its body as they are, of whatever media type, as `request.body`. */
export const RawBody = () => RouteConfig({ keepsRawBody: true });

/**
 * How bodies are read: JSON everywhere, with keys that could reach a prototype refused, and nothing else; but routes with RawBody
 * get their bytes and read them themselves, after they have looked who sends them.
 */
export function readBodies(
  fastify: Pick<
    FastifyInstance,
    'removeAllContentTypeParsers' | 'addContentTypeParser' | 'getDefaultJsonParser'
  >,
): void {
  fastify.removeAllContentTypeParsers();
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    if (isRaw(request)) return done(null, bytes);
    // Many clients name a type with every request. Who needs a body will miss what it was to hold.
    if (bytes.length === 0) return done(null, undefined);
    if (!isUtf8(bytes)) return done(new UserError('json-invalid', 'The body is not UTF-8.', { status: 400 }));
    void parseJson(request, bytes.toString(), done);
  });
  fastify.addContentTypeParser<Buffer>('*', { parseAs: 'buffer' }, (request, bytes, done) => {
    if (isRaw(request) || request.is404) return done(null, bytes);
    done(
      new UserError('media-type-unsupported', 'Send the body as application/json.', {
        status: 415,
        headers: { accept: 'application/json' },
      }),
    );
  });
}

function isRaw({ routeOptions }: FastifyRequest): boolean {
  return 'keepsRawBody' in routeOptions.config;
}
