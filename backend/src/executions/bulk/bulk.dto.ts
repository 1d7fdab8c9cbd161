import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ExecutionFilterRequest } from '../list/execution-list.dto';

/** Most executions that one request acts on. */
export const MAX_BULK = 1000;

export const BULK_ACTIONS = ['cancel', 'retry', 'delete'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** Which executions to act on: by exactly one of filter, ids and all. */
export class BulkRequest {
  @ApiPropertyOptional({
    type: ExecutionFilterRequest,
    description:
      'As in the list; something must be in it. Of what it finds, only those are meant that the action fits.',
  })
  @IsObject()
  @ValidateNested()
  @Type(() => ExecutionFilterRequest)
  @IsOptional()
  filter?: ExecutionFilterRequest;

  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    minItems: 1,
    maxItems: MAX_BULK,
    description: 'These very executions.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BULK)
  @IsUUID('loose', { each: true })
  @IsOptional()
  ids?: string[];

  @ApiPropertyOptional({ description: 'true: all of mine that the action fits.', example: false })
  @IsBoolean()
  @IsOptional()
  all?: boolean;

  @ApiPropertyOptional({ default: false, description: 'true: only count, change nothing.', example: true })
  @IsBoolean()
  @IsOptional()
  dryRun?: boolean;

  @ApiPropertyOptional({
    maxLength: 200,
    example: 'AZnTwBwafmufDlt_OjwtEQ',
    description: '`nextCursor` of the request before, to go on with the same filter.',
  })
  @IsString()
  @MaxLength(200)
  @IsOptional()
  cursor?: string;
}

/** Which executions to repeat, and by which version. */
export class BulkRetryRequest extends BulkRequest {
  @ApiPropertyOptional({
    enum: ['same', 'newest'],
    default: 'same',
    description: 'The version that each ran, or the newest one of its workflow.',
  })
  @IsIn(['same', 'newest'])
  @IsOptional()
  version?: 'same' | 'newest';
}

/** An execution that was left as it is. */
export class BulkSkippedResponse {
  @ApiProperty({ format: 'uuid' })
  executionId!: string;

  @ApiProperty({
    example: 'execution-ended',
    description: 'The code with which the single action would be refused.',
  })
  code!: string;

  @ApiProperty({ example: 'The execution has ended as completed; there is nothing to cancel.' })
  message!: string;
}

/** What an action did to many executions. */
export class BulkResponse {
  @ApiProperty({ enum: BULK_ACTIONS })
  action!: BulkAction;

  @ApiProperty({ example: false })
  dryRun!: boolean;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'How many executions were meant and fit the action, counted before anything was done.',
    example: 1200,
  })
  matched!: number;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_BULK, example: 998 })
  done!: number;

  @ApiProperty({
    type: [BulkSkippedResponse],
    maxItems: MAX_BULK,
    description: 'Which were left as they are, and why; of `ids` also those that are unknown or do not fit.',
  })
  skipped!: BulkSkippedResponse[];

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'How many are left for the next request.',
    example: 200,
  })
  remaining!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Send it with the next request; null when nothing is left.',
    example: 'AZnTwBwafmufDlt_OjwtEQ',
  })
  nextCursor!: string | null;
}
