import type { FastifyServerOptions } from 'fastify';
import type { ServerConfig } from '@rex/platform';

/** Whose forwarded headers Fastify believes. A number is that of the proxies in line: who connects is the first of them. */
export function trustedBy(proxies: ServerConfig['TRUST_PROXY']): FastifyServerOptions['trustProxy'] {
  return typeof proxies === 'number' ? (_address, place) => place < proxies : proxies;
}
