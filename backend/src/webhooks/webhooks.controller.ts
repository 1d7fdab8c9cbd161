import { Controller, Headers, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../auth/public.decorator';
import { idempotencyKey } from '../common/idempotency-key';
import { Problems } from '../common/problems/problems.decorator';
import { AcceptedResponse } from '../executions/execution.dto';
import { webhookPayload } from './webhook-payload';
import { WebhooksService } from './webhooks.service';
import { ThrottledAs } from '../throttle/throttle-policy';

@ApiTags('webhooks')
@Public()
@ThrottledAs('webhook')
@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Post(':workflowId')
  @ApiOperation({ summary: "Start a workflow from outside; the trigger's responseMode decides the answer" })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'The same key within 24 hours: the same execution.',
  })
  @ApiBody({ schema: { description: 'Any JSON value.', example: { event: 'ping' } } })
  @ApiResponse({ status: 200, description: "responseMode last-node: the execution's output, as JSON." })
  @ApiResponse({ status: 202, type: AcceptedResponse, description: 'Accepted and stored; it will run.' })
  @Problems('webhook-not-found', 'execution-failed', 'webhook-not-supported')
  async receive(
    @Param('workflowId') workflowId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Headers('idempotency-key') key?: string,
  ): Promise<void> {
    const answer = await this.webhooks.receive(workflowId, webhookPayload(request), idempotencyKey(key));
    if (answer.kind === 'finished') {
      void reply
        .status(200)
        .header('x-rex-execution-id', answer.executionId)
        .header('content-type', 'application/json; charset=utf-8')
        // A string: an output that is a bare string or null is still sent as JSON.
        .send(JSON.stringify(answer.output));
      return;
    }
    const { id, status } = answer.accepted;
    void reply.status(202).header('x-rex-execution-id', id).send({ executionId: id, status });
  }
}
