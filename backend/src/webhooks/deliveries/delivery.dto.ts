import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { JsonObject, JsonValue } from '@rex/workflow';
import { IsIn, IsOptional } from 'class-validator';
import { CursorQuery } from '../../common/page.dto';
import { STATUSES } from '../../executions/execution.dto';

const OUTCOMES = ['accepted', 'refused', 'duplicate'] as const;

/** Which deliveries to list. */
export class DeliveryListQuery extends CursorQuery {
  @ApiPropertyOptional({ enum: OUTCOMES })
  @IsIn(OUTCOMES)
  @IsOptional()
  outcome?: (typeof OUTCOMES)[number];
}

/** A call of a webhook in a list. */
export class DeliveryResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: OUTCOMES })
  outcome!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'webhook-unauthorized',
    description: 'Why it started nothing.',
  })
  code!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'The request has no header x-webhook-token.',
    description: 'The same in a sentence, for the owner alone: callers are told less.',
  })
  reason!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'POST' })
  method!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '/api/webhooks/0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11',
  })
  path!: string | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: 401,
    description: 'HTTP status of the answer; null for accepted ones.',
  })
  status!: number | null;

  @ApiProperty({ type: String, nullable: true, example: '203.0.113.7' })
  sourceAddress!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'GitHub-Hookshot/044aadd' })
  userAgent!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 512 })
  bodyBytes!: number | null;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The execution that it started, or of which it is a duplicate.',
  })
  executionId!: string | null;

  @ApiProperty({ enum: STATUSES, type: String, nullable: true, description: 'Of accepted ones.' })
  executionStatus!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;
}

/** A page of deliveries. */
export class DeliveryListResponse {
  @ApiProperty({ type: [DeliveryResponse] })
  items!: DeliveryResponse[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Send it as cursor to get the next page.',
    example: 'eyJiZWZvcmUiOiIwMTk5In0',
  })
  nextCursor!: string | null;
}

/** What a call sent. */
export class DeliveryRequestResponse {
  @ApiProperty({ type: 'object', additionalProperties: true, example: { page: '2' } })
  query!: JsonObject;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { 'content-type': 'application/json' },
    description: 'Without credentials.',
  })
  headers!: JsonObject;

  @ApiProperty({
    nullable: true,
    example: { event: 'ping' },
    description: 'As the workflow got it; of a refused call, the text as it came in.',
  })
  body!: JsonValue;
}

/** A call of a webhook with what it sent. */
export class DeliveryDetailResponse extends DeliveryResponse {
  @ApiProperty({
    type: DeliveryRequestResponse,
    nullable: true,
    description: 'Kept of callers who had proved who they are, or did not have to.',
  })
  request!: DeliveryRequestResponse | null;
}
