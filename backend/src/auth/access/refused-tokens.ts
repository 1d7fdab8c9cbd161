import { Inject, Injectable } from '@nestjs/common';
import type { ServerConfig, UserError } from '@rex/platform';
import type { FastifyReply } from 'fastify';
import { APP_CONFIG } from '../../common/app-config';
import { RateLimiter } from '../../throttle/rate-limiter';
import { tellAllowance } from '../../throttle/tell-allowance';
import { tooManyRequests } from '../../throttle/too-many-requests';
import { addressOf } from '../../throttle/trackers';
import { unauthorized } from './unauthorized';

/**
 * Counts requests whose token is not good by their address. Only those are counted and refused: whoever shares the address (behind one
 * proxy, say) and has a good token passes.
 */
@Injectable()
export class RefusedTokens {
  private readonly limiter = new RateLimiter();

  constructor(@Inject(APP_CONFIG) private readonly config: ServerConfig) {}

  /** Counts one and gives its answer: 401, or 429 once its address has shown too many. */
  refuse(ip: string, reply: FastifyReply): UserError {
    const limit = this.config.THROTTLE_API_PER_MINUTE;
    if (limit === 0) return unauthorized();
    const counted = this.limiter.count(addressOf(ip), limit, Date.now());
    tellAllowance(reply, counted);
    return counted.isOver ? tooManyRequests(counted, 'requests without a valid token') : unauthorized();
  }
}
