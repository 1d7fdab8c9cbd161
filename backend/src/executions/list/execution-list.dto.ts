import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import type { ExecutionFilter } from '@rex/database';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsDate,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
} from 'class-validator';
import { asList } from '../../common/as-list';
import { CursorQuery } from '../../common/page.dto';
import { STATUSES, TRIGGERS } from '../execution.dto';
import { timestamp } from './timestamp';

const MAX_LISTED_STATUSES = 20;

/** Which executions are meant, within a workflow or not. All that is named must hold. */
export class WorkflowExecutionFilter {
  @ApiPropertyOptional({
    enum: STATUSES,
    isArray: true,
    minItems: 1,
    maxItems: MAX_LISTED_STATUSES,
    description: 'One or several: repeat it, or separate them by commas.',
    example: ['failed', 'cancelled'],
  })
  @asList()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_LISTED_STATUSES)
  @IsIn(STATUSES, { each: true })
  @IsOptional()
  status?: (typeof STATUSES)[number][];

  @ApiPropertyOptional({ enum: TRIGGERS, description: 'What started it.' })
  @IsIn(TRIGGERS)
  @IsOptional()
  trigger?: (typeof TRIGGERS)[number];

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'Created at this time or later (RFC 3339).',
    example: '2026-11-01T00:00:00Z',
  })
  @timestamp()
  @IsDate({ message: 'createdAfter must be a time as RFC 3339 writes it, such as 2026-11-01T00:00:00Z' })
  @IsOptional()
  createdAfter?: Date;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'Created before this time, not at it (RFC 3339).',
    example: '2026-12-01T00:00:00Z',
  })
  @timestamp()
  @IsDate({ message: 'createdBefore must be a time as RFC 3339 writes it, such as 2026-12-01T00:00:00Z' })
  @IsOptional()
  createdBefore?: Date;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 200,
    description: 'Part of the code or the message of its error, in any case, taken literally.',
    example: 'timeout',
  })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @IsOptional()
  error?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The execution that it repeats.' })
  @IsUUID('loose')
  @IsOptional()
  retryOf?: string;
}

/** Which of all my executions are meant. */
export class ExecutionFilterRequest extends WorkflowExecutionFilter {
  @ApiPropertyOptional({ format: 'uuid', description: 'Of this workflow.' })
  @IsUUID('loose')
  @IsOptional()
  workflowId?: string;
}

/** Which executions of a workflow to list, and which page. */
export class WorkflowExecutionListQuery extends IntersectionType(WorkflowExecutionFilter, CursorQuery) {}

/** Which of all my executions to list, and which page. */
export class ExecutionListQuery extends IntersectionType(ExecutionFilterRequest, CursorQuery) {}

/** The filter as the database knows it. */
export function toFilter(asked: ExecutionFilterRequest): ExecutionFilter {
  const { status, trigger, createdAfter, createdBefore, error, retryOf, workflowId } = asked;
  // A null is as good as nothing: @IsOptional() lets it pass.
  return {
    workflowId: workflowId ?? undefined,
    retryOf: retryOf ?? undefined,
    statuses: status ?? undefined,
    triggerType: trigger ?? undefined,
    createdFrom: createdAfter ?? undefined,
    createdBefore: createdBefore ?? undefined,
    errorText: error ?? undefined,
  };
}
