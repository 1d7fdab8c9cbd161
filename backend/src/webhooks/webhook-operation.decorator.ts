import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { Problems } from '../common/problems/problems.decorator';
import { WebhookAcceptedResponse } from './webhook.dto';

/** Documents POST in full. */
export const DescribesPost = (): MethodDecorator =>
  applyDecorators(
    DescribesCall('POST'),
    ApiConsumes('application/json', 'application/x-www-form-urlencoded', 'text/plain', 'application/xml'),
    ApiBody({ required: false, schema: { description: 'Any value.', example: { event: 'ping' } } }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'The same key within 24 hours: the same execution, and the header x-rex-duplicate.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    }),
  );

/** Documents a method: those that bodies come with have the media types of POST. */
export const DescribesCall = (method: string): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      summary: `Start a workflow from outside by ${method}; its trigger's responseMode decides the answer`,
      description:
        'HEAD is answered like GET. The path goes on after the id where the trigger has allowPathSuffix.',
    }),
    ApiParam({ name: 'workflowId', schema: { type: 'string' } }),
    ApiResponse({
      status: 200,
      description: 'The output of the execution or of the chosen node, as JSON.',
      content: { 'application/json': { schema: {} } },
    }),
    ApiResponse({
      status: 202,
      type: WebhookAcceptedResponse,
      description: 'Accepted and stored; it will run. With statusUrl: the wait was over before its end.',
    }),
    ApiResponse({ status: 204, description: 'It ended well, and the node that answers never ran.' }),
    ApiResponse({
      status: 'default',
      description: 'Whatever an Output node with `response` says: status, headers and a body of any type.',
    }),
    Problems(
      'webhook-not-found',
      'webhook-unauthorized',
      'method-not-allowed',
      'json-invalid',
      'body-too-deep',
      'body-too-large',
      'media-type-unsupported',
      'idempotency-key-invalid',
      'execution-failed',
      'workflow-changing',
    ),
  );
