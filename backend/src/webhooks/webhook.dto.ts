import { ApiPropertyOptional } from '@nestjs/swagger';
import { AcceptedResponse } from '../executions/execution.dto';

/** An execution that a webhook started. */
export class WebhookAcceptedResponse extends AcceptedResponse {
  @ApiPropertyOptional({
    format: 'uri-reference',
    example: '/api/executions/0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11',
    description: 'Where its owner sees how it goes on, when the wait was over before its end.',
  })
  statusUrl?: string;
}
