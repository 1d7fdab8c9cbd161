import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import type { JsonObject, Problem, WorkflowEdge, WorkflowNode, WorkflowSettings } from '@rex/workflow';
import { IsArray, IsBoolean, IsNotEmpty, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { ProblemItem } from '../common/problems/problem-details';

const NODE_SCHEMA = { type: 'object', additionalProperties: true } as const;

/** A workflow document as it is posted. Nodes, edges and settings are checked by the workflow rules, not here. */
export class WorkflowDocumentRequest {
  @ApiProperty({ example: 'Triage support mail', maxLength: 200 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  @ApiPropertyOptional({ example: '' })
  @IsString()
  @MaxLength(10_000)
  @IsOptional()
  description?: string;

  @ApiProperty({ type: 'array', items: NODE_SCHEMA, example: [{ id: 'start', type: 'manual-trigger' }] })
  @IsArray()
  nodes!: unknown[];

  @ApiPropertyOptional({
    type: 'array',
    items: NODE_SCHEMA,
    example: [{ source: 'start', target: 'summarise' }],
  })
  @IsArray()
  @IsOptional()
  edges?: unknown[];

  @ApiPropertyOptional({ ...NODE_SCHEMA, example: { timezone: 'UTC' } })
  @IsObject()
  @IsOptional()
  settings?: JsonObject;
}

/** A new workflow. */
export class CreateWorkflowRequest extends WorkflowDocumentRequest {
  @ApiPropertyOptional({
    default: true,
    description: 'Publish it at once; needs a document without problems.',
  })
  @IsBoolean()
  @IsOptional()
  publish?: boolean;

  @ApiPropertyOptional({ default: true, description: 'Whether webhooks and schedules may start it.' })
  @IsBoolean()
  @IsOptional()
  active?: boolean;
}

/** What changes of a workflow; what is left out stays. */
export class UpdateWorkflowRequest extends PartialType(CreateWorkflowRequest) {}

/** How the last execution of a workflow went. */
export class LastExecutionResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'completed' })
  status!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: Date | null;
}

/** What every answer about a workflow holds. */
export class WorkflowSummaryResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  description!: string;

  @ApiProperty()
  active!: boolean;

  @ApiProperty({ description: 'Number of the newest version.' })
  version!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'The version that webhooks and schedules run.' })
  publishedVersion!: number | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: Date;
}

/** A row of the list of workflows. */
export class WorkflowListItemResponse extends WorkflowSummaryResponse {
  @ApiProperty()
  nodeCount!: number;

  @ApiProperty({ type: [String], example: ['webhook-trigger'] })
  triggerTypes!: string[];

  @ApiProperty({ type: LastExecutionResponse, nullable: true })
  lastExecution!: LastExecutionResponse | null;
}

/** One page of workflows. */
export class WorkflowListResponse {
  @ApiProperty({ type: [WorkflowListItemResponse] })
  items!: WorkflowListItemResponse[];

  @ApiProperty()
  page!: number;

  @ApiProperty()
  limit!: number;

  @ApiProperty()
  total!: number;
}

/** A workflow with its newest document. */
export class WorkflowResponse extends WorkflowSummaryResponse {
  @ApiProperty({ type: 'array', items: NODE_SCHEMA })
  nodes!: WorkflowNode[];

  @ApiProperty({ type: 'array', items: NODE_SCHEMA })
  edges!: WorkflowEdge[];

  @ApiProperty(NODE_SCHEMA)
  settings!: WorkflowSettings;

  @ApiProperty({
    type: [ProblemItem],
    description: 'What keeps the newest version from being published and run.',
  })
  problems!: Problem[];
}

/** One immutable version of a workflow. */
export class WorkflowVersionResponse {
  @ApiProperty()
  version!: number;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ type: 'array', items: NODE_SCHEMA })
  nodes!: WorkflowNode[];

  @ApiProperty({ type: 'array', items: NODE_SCHEMA })
  edges!: WorkflowEdge[];

  @ApiProperty(NODE_SCHEMA)
  settings!: WorkflowSettings;
}

/** The outcome of a check. */
export class ValidationResponse {
  @ApiProperty()
  valid!: boolean;

  @ApiProperty({ type: [ProblemItem] })
  problems!: Problem[];
}
