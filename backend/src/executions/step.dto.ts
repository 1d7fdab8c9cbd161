import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { JsonValue } from '@rex/workflow';
import { LlmUsageResponse } from '../usage/llm-usage.dto';

export const ANY_JSON = {
  description: 'Any JSON value.',
  nullable: true,
  example: { subject: 'Hello' },
} as const;

/** Why a step or an execution failed. */
export class StepErrorResponse {
  @ApiProperty({ example: 'script-threw' })
  code!: string;

  @ApiProperty({ example: 'TypeError: input.body.items is not iterable' })
  message!: string;

  @ApiPropertyOptional({ description: "Line in the user's script, from 1.", example: 2 })
  line?: number;

  @ApiPropertyOptional({ example: 11 })
  column?: number;

  @ApiPropertyOptional({ description: 'The node that failed.', example: 'fetch' })
  nodeId?: string;

  @ApiPropertyOptional({ description: 'Whether another attempt may help.', example: true })
  retryable?: boolean;

  @ApiPropertyOptional({ description: 'When the target said to come again, from then.', example: 1000 })
  retryAfterMs?: number;

  @ApiPropertyOptional({
    description:
      'Of a step that waits because it was told to: how long in all. The wait is no failed attempt.',
    example: 1000,
  })
  postponedMs?: number;

  @ApiPropertyOptional({
    ...ANY_JSON,
    description: 'More for people who look closer.',
    example: { status: 500 },
  })
  details?: JsonValue;
}

/** A line that a step logged. */
export class StepLogResponse {
  @ApiProperty({ enum: ['debug', 'info', 'warn', 'error'] })
  level!: string;

  @ApiProperty({ example: 'Fetched 12 items' })
  message!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiPropertyOptional(ANY_JSON)
  data?: JsonValue;
}

/** Something odd that did not stop a step. */
export class StepWarningResponse {
  @ApiProperty({ example: 'template-path-missing' })
  code!: string;

  @ApiProperty({ example: 'input.name leads to nothing.' })
  message!: string;
}

/** One step: what a node got, gave and said. */
export class StepResponse {
  @ApiProperty({ example: 'fetch' })
  nodeId!: string;

  @ApiProperty({ example: 'Fetch the items' })
  nodeName!: string;

  @ApiProperty({ example: 'http-request' })
  nodeType!: string;

  @ApiProperty({ enum: ['running', 'waiting', 'completed', 'failed', 'skipped', 'cancelled'] })
  status!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The port by which the output left.',
    example: 'main',
  })
  port!: string | null;

  @ApiProperty(ANY_JSON)
  input!: JsonValue;

  @ApiProperty(ANY_JSON)
  output!: JsonValue;

  @ApiProperty({
    type: [String],
    enum: ['input', 'output', 'logs'],
    description:
      'What was left out because the answer would be too large, or was not asked for; ask for the step alone.',
  })
  omitted!: ('input' | 'output' | 'logs')[];

  @ApiProperty({ type: StepErrorResponse, nullable: true })
  error!: StepErrorResponse | null;

  @ApiProperty({ example: 1 })
  attempt!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: Date | null;

  @ApiProperty({ type: Number, nullable: true, example: 17 })
  durationMs!: number | null;

  @ApiProperty({ type: [StepWarningResponse] })
  warnings!: StepWarningResponse[];

  @ApiProperty({ type: [StepLogResponse] })
  logs!: StepLogResponse[];

  @ApiProperty({
    type: LlmUsageResponse,
    nullable: true,
    description: 'What its calls of language models took; null when it asked none.',
  })
  usage!: LlmUsageResponse | null;
}
