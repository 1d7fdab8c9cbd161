import { ApiProperty } from '@nestjs/swagger';

const PROOFS = ['none', 'header', 'basic', 'hmac'] as const;

/** A webhook trigger as callers meet it. */
export class WebhookTriggerResponse {
  @ApiProperty({ example: 'hook' })
  nodeId!: string;

  @ApiProperty({ example: 'New order' })
  nodeName!: string;

  @ApiProperty({ type: [String], example: ['POST'] })
  methods!: string[];

  @ApiProperty({ enum: PROOFS, description: 'How callers prove who they are.' })
  proof!: (typeof PROOFS)[number];

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'x-webhook-token',
    description: 'The header that carries the token or the signature, where there is one of its own.',
  })
  headerName!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'ada', description: 'Of `basic`.' })
  username!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'github', description: 'Of `hmac`: who signs so.' })
  preset!: string | null;

  @ApiProperty()
  allowsPathSuffix!: boolean;

  @ApiProperty({ enum: ['immediate', 'last-node', 'node'], description: 'When callers are answered.' })
  answers!: string;
}

/** A workflow with a webhook. */
export class WebhookResponse {
  @ApiProperty({ format: 'uuid' })
  workflowId!: string;

  @ApiProperty({ example: 'Send invoices' })
  workflowName!: string;

  @ApiProperty({ description: 'Whether its triggers are on.' })
  active!: boolean;

  @ApiProperty({ type: 'integer', example: 3, description: 'The newest version.' })
  version!: number;

  @ApiProperty({ type: 'integer', nullable: true, example: 2 })
  publishedVersion!: number | null;

  @ApiProperty({
    type: WebhookTriggerResponse,
    nullable: true,
    description: 'Of the published version. Null: calls are answered with 404.',
  })
  published!: WebhookTriggerResponse | null;

  @ApiProperty({
    type: WebhookTriggerResponse,
    nullable: true,
    description: 'Of the newest version. Null: it has none that can be read.',
  })
  newest!: WebhookTriggerResponse | null;
}

/** A page of webhooks. */
export class WebhookListResponse {
  @ApiProperty({ type: [WebhookResponse], description: 'There may be few, or none, and still a nextCursor.' })
  items!: WebhookResponse[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Send it as cursor to get the next page.',
    example: 'AZnTwBwafmufDlt_OjwtEQ',
  })
  nextCursor!: string | null;
}
