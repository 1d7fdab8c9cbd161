import type { FastifyReply } from 'fastify';
import { tightest, type Allowance } from './allowance';

type Throttled = FastifyReply & { allowance?: Allowance };

/** Tells the caller what a counter still allows; of several that counted a request, the one that refuses first. */
export function tellAllowance(reply: Throttled, next: Allowance): void {
  const { limit, remaining, resetSeconds } = (reply.allowance = tightest(reply.allowance, next));
  void reply.headers({
    'ratelimit-limit': limit,
    'ratelimit-remaining': remaining,
    'ratelimit-reset': resetSeconds,
  });
}
