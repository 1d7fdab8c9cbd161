import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { JsonValue } from '@rex/workflow';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { TakenAsIs } from '../common/taken-as-is';
import { LlmUsageResponse } from '../usage/llm-usage.dto';
import { ANY_JSON, StepErrorResponse, StepResponse } from './step.dto';

export const STATUSES = ['pending', 'running', 'waiting', 'completed', 'failed', 'cancelled'] as const;
export const TRIGGERS = ['manual', 'webhook', 'schedule'] as const;

/** Starts a workflow by hand. */
export class ExecuteRequest {
  @ApiPropertyOptional(ANY_JSON)
  @TakenAsIs()
  @IsOptional()
  input?: JsonValue;

  @ApiPropertyOptional({ minimum: 1, description: 'The version to run. Left out: the newest.', example: 3 })
  @IsInt()
  @Min(1)
  @IsOptional()
  version?: number;
}

/** Runs an execution once more, as a new one. */
export class RetryRequest {
  @ApiPropertyOptional({
    description:
      'The node to run again, with all behind it; results of the others are taken over. Left out: all of it.',
    example: 'fetch',
  })
  @IsString()
  @MaxLength(64)
  @IsOptional()
  from?: string;

  @ApiPropertyOptional({
    enum: ['same', 'newest'],
    default: 'same',
    description: 'The version that it ran, or the newest one of the workflow.',
  })
  @IsIn(['same', 'newest'])
  @IsOptional()
  version?: 'same' | 'newest';

  @ApiPropertyOptional({
    ...ANY_JSON,
    description:
      'Another input: of the node `from`, or of the trigger when all of it is run. Left out: the same as before.',
  })
  @TakenAsIs()
  @IsOptional()
  input?: JsonValue;
}

/** Whether the request waits for the end. */
export class WaitQuery {
  @ApiPropertyOptional({ minimum: 0, description: 'Seconds to wait for the end; at most WAIT_MAX_SECONDS.' })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @IsOptional()
  wait?: number;
}

/** How much of an execution the answer shows. */
export class DetailQuery {
  @ApiPropertyOptional({
    enum: ['all', 'none'],
    default: 'all',
    description:
      '`none`: steps come without input, output and logs, and the execution with its input and output only if they are small. What is left out is named in `omitted`.',
  })
  @IsIn(['all', 'none'])
  @IsOptional()
  values?: 'all' | 'none';
}

/** An execution that was accepted. It is stored: it will run. */
export class AcceptedResponse {
  @ApiProperty({ format: 'uuid' })
  executionId!: string;

  @ApiProperty({
    enum: [...STATUSES, 'deleted'],
    example: 'pending',
    description:
      'How far it is. `deleted`: it was accepted earlier under the same Idempotency-Key, and deleted since.',
  })
  status!: string;
}

/** One execution in a list. */
export class ExecutionSummaryResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  workflowId!: string;

  @ApiProperty({
    description: 'As it is called now, also when it is deleted.',
    example: 'Triage support mail',
  })
  workflowName!: string;

  @ApiProperty({ description: 'The version it is pinned to.', example: 3 })
  version!: number;

  @ApiProperty({ enum: STATUSES })
  status!: string;

  @ApiProperty({ enum: TRIGGERS })
  triggerType!: string;

  @ApiProperty({ example: 'start' })
  triggerNodeId!: string;

  @ApiProperty({ type: StepErrorResponse, nullable: true })
  error!: StepErrorResponse | null;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The execution that it repeats.',
  })
  retryOf!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: Date | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'From its start to its end, in milliseconds.',
    example: 42,
  })
  durationMs!: number | null;
}

/** An execution in a list: how far it is, and what it took. */
export class ListedExecutionResponse extends ExecutionSummaryResponse {
  @ApiProperty({ type: 'integer', description: 'Steps that have ended, skipped ones included.', example: 5 })
  stepsDone!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Nodes of its version; null for a version that was saved before nodes were counted.',
    example: 6,
  })
  stepsTotal!: number | null;

  @ApiProperty({
    type: LlmUsageResponse,
    nullable: true,
    description: 'What its calls of language models took; null when it asked none.',
  })
  usage!: LlmUsageResponse | null;
}

/** A page of executions, newest first. */
export class ExecutionListResponse {
  @ApiProperty({ type: [ListedExecutionResponse] })
  items!: ListedExecutionResponse[];

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'For the next page; null on the last. A page may have few items, or none, and still a next one: what matches is looked for among 10,000 executions at a time.',
    example: 'AZnTwBwafmufDlt_OjwtEQ',
  })
  nextCursor!: string | null;
}

/** An execution with everything that was recorded of it. */
export class ExecutionDetailResponse extends ExecutionSummaryResponse {
  @ApiProperty({ format: 'uuid', description: 'The same as id; named as in the answer of execute.' })
  executionId!: string;

  @ApiProperty({ ...ANY_JSON, description: "The trigger's payload." })
  input!: JsonValue;

  @ApiProperty(ANY_JSON)
  output!: JsonValue;

  @ApiProperty({
    type: [String],
    enum: ['input', 'output'],
    description: 'Which of the two was left out, because not all values were asked for.',
  })
  omitted!: ('input' | 'output')[];

  @ApiProperty({ description: 'Raised by every change.', example: 4 })
  revision!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The node from which it repeats another execution.',
    example: null,
  })
  retryFrom!: string | null;

  @ApiProperty({
    type: LlmUsageResponse,
    nullable: true,
    description: 'What its calls of language models took; null when it asked none.',
  })
  usage!: LlmUsageResponse | null;

  @ApiProperty({ type: [StepResponse], description: 'In topological order.' })
  steps!: StepResponse[];
}
