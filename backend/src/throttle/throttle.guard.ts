import { Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerRequest } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { tellAllowance } from './tell-allowance';
import { tooManyRequests } from './too-many-requests';

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
    const allowance = { limit, remaining: Math.max(limit - counted.totalHits, 0), resetSeconds };
    tellAllowance(res as FastifyReply, allowance);
    if (counted.isBlocked) throw tooManyRequests(allowance);
    return true;
  }
}
