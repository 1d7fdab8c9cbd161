import { Injectable, type ExecutionContext } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail } from '@nestjs/throttler';
import { UserError } from '@rex/platform';

/** Refuses what comes too often, with the time to wait. */
@Injectable()
export class ThrottleGuard extends ThrottlerGuard {
  protected override throwThrottlingException(
    _context: ExecutionContext,
    { limit, timeToBlockExpire }: ThrottlerLimitDetail,
  ): Promise<void> {
    const seconds = Math.max(timeToBlockExpire, 1);
    throw new UserError(
      'too-many-requests',
      `More than ${limit} requests in a minute. Try again in ${seconds} s.`,
      {
        status: 429,
        headers: { 'retry-after': String(seconds) },
      },
    );
  }
}
