import { Controller, Delete, Get, Inject, Patch, Post, Put, Req, Res, UseFilters } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerConfig } from '@rex/platform';
import { Public } from '../auth/public.decorator';
import { APP_CONFIG } from '../common/app-config';
import { RawBody } from '../common/bodies/body-parsers';
import { tellAllowance } from '../throttle/tell-allowance';
import { ThrottledAs } from '../throttle/throttle-policy';
import { sendAnswer } from './answers/send-answer';
import { DeliveryLog } from './deliveries/delivery-log';
import { readWebhookRequest } from './request/webhook-request';
import { DescribesCall, DescribesPost } from './webhook-operation.decorator';
import { WebhookRefusalFilter } from './webhook-refusal.filter';
import { WebhooksService } from './webhooks.service';

/** Receives calls from outside: one address for each workflow, every method, whatever body. */
@ApiTags('webhooks')
@Public()
// Counted by WebhookRates, which can tell senders from strangers.
@ThrottledAs('none')
@UseFilters(WebhookRefusalFilter)
@Controller('webhooks')
export class WebhooksController {
  constructor(
    @Inject(APP_CONFIG) private readonly config: ServerConfig,
    private readonly webhooks: WebhooksService,
    private readonly deliveries: DeliveryLog,
  ) {}

  @RawBody()
  @DescribesPost()
  @Post([':workflowId', ':workflowId/*'])
  post(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.receive(request, reply);
  }

  /** HEAD too, answered like GET. */
  @RawBody()
  @DescribesCall('GET')
  @Get([':workflowId', ':workflowId/*'])
  get(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.receive(request, reply);
  }

  @RawBody()
  @DescribesCall('PUT')
  @Put([':workflowId', ':workflowId/*'])
  put(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.receive(request, reply);
  }

  @RawBody()
  @DescribesCall('PATCH')
  @Patch([':workflowId', ':workflowId/*'])
  patch(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.receive(request, reply);
  }

  @RawBody()
  @DescribesCall('DELETE')
  @Delete([':workflowId', ':workflowId/*'])
  delete(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.receive(request, reply);
  }

  private async receive(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const call = readWebhookRequest(request, this.config.PUBLIC_URL);
    const hungUp = new AbortController();
    reply.raw.once('close', () => hungUp.abort());
    const answer = await this.webhooks.receive(call, {
      signal: hungUp.signal,
      tellAllowance: (allowance) => tellAllowance(reply, allowance),
    });
    if (hungUp.signal.aborted) return;
    sendAnswer(reply, answer);
    if (answer.isDuplicate) this.deliveries.noteDuplicate(call, answer.executionId, reply.statusCode);
  }
}
