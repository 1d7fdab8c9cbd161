import { Catch, Inject, type ArgumentsHost } from '@nestjs/common';
import { UserError, type ServerConfig } from '@rex/platform';
import type { FastifyRequest } from 'fastify';
import { APP_CONFIG } from '../common/app-config';
import { ProblemFilter } from '../common/problems/problem.filter';
import { DeliveryLog } from './deliveries/delivery-log';
import { readWebhookRequest } from './request/webhook-request';
import { WebhookRefusal } from './webhook-refusal';

/** Notes calls that started nothing for the owner, then answers as always. */
@Catch()
export class WebhookRefusalFilter extends ProblemFilter {
  constructor(
    @Inject(APP_CONFIG) private readonly config: ServerConfig,
    private readonly deliveries: DeliveryLog,
  ) {
    super();
  }

  override catch(error: unknown, host: ArgumentsHost): void {
    if (error instanceof WebhookRefusal) this.note(error, host.switchToHttp().getRequest<FastifyRequest>());
    super.catch(error, host);
  }

  private note(refusal: WebhookRefusal, request: FastifyRequest): void {
    try {
      this.deliveries.noteRefusal(readWebhookRequest(request, this.config.PUBLIC_URL), refusal);
    } catch (error) {
      // A path that can't be decoded: it says nothing that the owner could use.
      if (!(error instanceof UserError)) throw error;
    }
  }
}
