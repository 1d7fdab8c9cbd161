import { Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerRequest } from '@nestjs/throttler';
import { UserError } from '@rex/platform';
import type { FastifyReply } from 'fastify';
import { tightest, type Allowance } from './allowance';

type Throttled = FastifyReply & { allowance?: Allowance };

/** Refuses what comes too often, with the time to wait, and tells everybody else how much is left. */
@Injectable()
export class ThrottleGuard extends ThrottlerGuard {
  /** Called for each counter of a request, until one refuses. */
  protected override async handleRequest(counter: ThrottlerRequest): Promise<boolean> {
    const { context, limit, ttl, blockDuration, throttler, getTracker, generateKey } = counter;
    const { req, res } = this.getRequestResponse(context);
    const name = throttler.name ?? '';
    const key = generateKey(context, await getTracker(req, context), name);
    const counted = await this.storageService.increment(key, ttl, limit, blockDuration, name);
    const resetSeconds = Math.max(counted.isBlocked ? counted.timeToBlockExpire : counted.timeToExpire, 1);
    tell(res as Throttled, { limit, remaining: Math.max(limit - counted.totalHits, 0), resetSeconds });
    if (counted.isBlocked) throw tooManyRequests(limit, resetSeconds);
    return true;
  }
}

/** Of several counters the one that refuses first is told. */
function tell(reply: Throttled, next: Allowance): void {
  const { limit, remaining, resetSeconds } = (reply.allowance = tightest(reply.allowance, next));
  void reply.headers({
    'ratelimit-limit': limit,
    'ratelimit-remaining': remaining,
    'ratelimit-reset': resetSeconds,
  });
}

function tooManyRequests(limit: number, seconds: number): UserError {
  return new UserError(
    'too-many-requests',
    `More than ${limit} requests in a minute. Try again in ${seconds} s.`,
    { status: 429, headers: { 'retry-after': String(seconds) } },
  );
}
