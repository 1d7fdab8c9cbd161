import { Inject, Injectable } from '@nestjs/common';
import type { ServerConfig } from '@rex/platform';
import { APP_CONFIG } from '../../common/app-config';
import type { Allowance } from '../../throttle/allowance';
import { RateLimiter, type Counted } from '../../throttle/rate-limiter';
import { tooManyRequests } from '../../throttle/too-many-requests';
import { addressOf } from '../../throttle/trackers';
import type { Found, WebhookTarget } from '../plan/webhook-targets';
import type { WebhookRequest } from '../request/webhook-request';
import { refusalOf, type WebhookRefusal } from '../webhook-refusal';

type Tell = (allowance: Allowance) => void;

/**
 * Counts calls of webhooks. A workflow's own counters are for those that its trigger lets in: strangers can't use up what its senders
 * have. They are counted by their address instead, so that senders who share one with them pass as well.
 */
@Injectable()
export class WebhookRates {
  private readonly ofWorkflows = new RateLimiter();
  private readonly ofTriggers = new RateLimiter();
  private readonly ofStrangers = new RateLimiter();

  constructor(@Inject(APP_CONFIG) private readonly config: ServerConfig) {}

  /** Counts a call that was let in. @throws WebhookRefusal `too-many-requests` */
  countSender({ workflowId }: WebhookRequest, { plan }: WebhookTarget, nowMs: number, tell: Tell): void {
    const { ratePerMinute, auth } = plan;
    const counters = [
      { limiter: this.ofWorkflows, limit: this.config.THROTTLE_WEBHOOK_PER_MINUTE },
      { limiter: this.ofTriggers, limit: ratePerMinute ?? 0 },
    ];
    for (const { limiter, limit } of counters) {
      const counted = count(limiter, workflowId, limit, nowMs, tell);
      if (counted?.isOver)
        throw refusalOf(tooManyRequests(counted, 'calls of this webhook'), { auth, isCallerKnown: true });
    }
  }

  /** Counts a call that was refused. @throws WebhookRefusal `too-many-requests` in the place of its refusal, once there are too many */
  countStranger(
    { workflowId, sourceAddress }: WebhookRequest,
    found: Found,
    { note }: WebhookRefusal,
    nowMs: number,
    tell: Tell,
  ): void {
    const address = addressOf(sourceAddress);
    // Names of webhooks that don't exist cost nothing to make up: they are one counter.
    const isGuess = found.kind === 'nothing';
    const name = isGuess ? address : `${address} ${workflowId}`;
    const limit = isGuess ? this.config.THROTTLE_API_PER_MINUTE : this.config.THROTTLE_WEBHOOK_PER_MINUTE;
    const counted = count(this.ofStrangers, name, limit, nowMs, tell);
    if (counted?.isOver) {
      const { auth } = note;
      throw refusalOf(tooManyRequests(counted, 'refused calls'), {
        ...(auth && { auth }),
        isCallerKnown: false,
      });
    }
  }
}

/** Undefined where there is no limit. */
function count(
  limiter: RateLimiter,
  name: string,
  limit: number,
  nowMs: number,
  tell: Tell,
): Counted | undefined {
  if (limit === 0) return undefined;
  const counted = limiter.count(name, limit, nowMs);
  tell(counted);
  return counted;
}
