import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { ExecutionDetailResponse, STATUSES } from '../executions/execution.dto';
import { StepErrorResponse, StepResponse } from '../executions/step.dto';

const MAX_REVISION = 2_147_483_647;

/** Where a stream goes on. */
export class EventsQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: MAX_REVISION,
    description: 'The id of the last event that was seen, for clients that cannot send `Last-Event-ID`.',
    example: 3,
  })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MAX_REVISION)
  @IsOptional()
  lastEventId?: number;
}

/** Data of the event `snapshot`: the execution as it is when the stream begins. */
export class ExecutionSnapshotEvent extends ExecutionDetailResponse {
  @ApiProperty({
    type: [String],
    enum: ['input', 'output'],
    description:
      'Values of the execution that were left out because they have more than 16 kB; read the execution.',
  })
  override omitted!: ('input' | 'output')[];
}

/** Data of the event `step`: a step that changed. Its input is left out, and so are outputs and logs of more than 16 kB. */
export class StepEvent extends StepResponse {
  @ApiProperty({ type: 'integer', description: 'The revision of the execution that changed it.', example: 3 })
  revision!: number;
}

/** Data of the events `execution` and `end`: how far the execution is. */
export class ExecutionEvent {
  @ApiProperty({ format: 'uuid' })
  executionId!: string;

  @ApiProperty({ enum: STATUSES })
  status!: string;

  @ApiProperty({ type: StepErrorResponse, nullable: true })
  error!: StepErrorResponse | null;

  @ApiProperty({ type: 'integer', example: 4 })
  revision!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: Date | null;

  @ApiProperty({ type: Number, nullable: true, example: 42 })
  durationMs!: number | null;
}

/** Data of the event `text`: a piece of the text that a running step shows. Nothing of it is stored. */
export class TextEvent {
  @ApiProperty({ example: 'ask' })
  nodeId!: string;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description:
      "Where in the step's text the piece begins, in UTF-16 units. Beyond the end of what was told: something is missing, as for who comes late. 0, or before that end: the text begins anew.",
    example: 12,
  })
  offset!: number;

  @ApiProperty({ example: 'The invoice ' })
  text!: string;

  @ApiPropertyOptional({
    description:
      'Why the text begins anew: the code of the error that ended the answer before, `repair` when it did not fit its schema, `shape` when it is put into its form. What was told of the step before is void.',
    example: 'repair',
  })
  restarted?: string;
}

/** Data of the event `close`: the stream ends before the execution. */
export class CloseEvent {
  @ApiProperty({
    enum: ['token-expired', 'too-old', 'shutdown', 'deleted'],
    description: 'All but `deleted`: come again, with a fresh token for `token-expired`.',
  })
  reason!: string;
}
