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

/** Without recursion, so that the check itself has no limit. */
export function isDeeperThan(value: unknown, maxDepth: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    const containers = level.filter((each) => typeof each === 'object' && each !== null) as object[];
    if (containers.length > 0 && depth >= maxDepth) return true;
    level = containers.flatMap((each) => Object.values(each) as unknown[]);
  }
  return false;
}
