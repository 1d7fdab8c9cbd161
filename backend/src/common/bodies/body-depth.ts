import type { FastifyInstance } from 'fastify';
import { UserError } from '@rex/platform';
import { MAX_JSON_DEPTH } from '@rex/workflow';

/** Refuses bodies that are nested deeper than anybody needs: what reads them is allowed to be recursive then. */
export function refuseDeepBodies(fastify: Pick<FastifyInstance, 'addHook'>): void {
  fastify.addHook('preValidation', async (request) => {
    // Bytes are read by their route, which looks itself.
    if (!Buffer.isBuffer(request.body)) requireFlat(request.body);
  });
}

/** @throws UserError `body-too-deep` */
export function requireFlat(body: unknown): void {
  if (!isDeeperThan(body, MAX_JSON_DEPTH)) return;
  throw new UserError(
    'body-too-deep',
    `The body is nested deeper than ${MAX_JSON_DEPTH} levels. Send it flatter.`,
  );
}

/** Looks no further down than that, so it needs no more of the stack, whatever it is given. */
export function isDeeperThan(value: unknown, maxDepth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (maxDepth === 0) return true;
  if (Array.isArray(value)) return value.some((item) => isDeeperThan(item, maxDepth - 1));
  return Object.keys(value).some((key) =>
    isDeeperThan((value as Record<string, unknown>)[key], maxDepth - 1),
  );
}
