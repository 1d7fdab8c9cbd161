import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { USAGE_GROUPS, type UsageGroup } from '@rex/database';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { CalendarDay } from './calendar-day';
import { LlmUsageResponse } from './llm-usage.dto';

/** Which days, and of what. */
export class FiguresQuery {
  @ApiPropertyOptional({
    format: 'date',
    description: 'First day (UTC). Left out: 29 days before the last.',
    example: '2026-11-01',
  })
  @CalendarDay()
  @IsOptional()
  from?: string;

  @ApiPropertyOptional({
    format: 'date',
    description: 'Last day (UTC), included; at most 366 days with the first. Left out: today.',
    example: '2026-11-30',
  })
  @CalendarDay()
  @IsOptional()
  to?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Of this workflow only.' })
  @IsUUID('loose')
  @IsOptional()
  workflowId?: string;
}

/** Which usage is asked for. */
export class UsageQuery extends FiguresQuery {
  @ApiPropertyOptional({ enum: USAGE_GROUPS, default: 'day', description: 'What each item is of.' })
  @IsIn(USAGE_GROUPS)
  @IsOptional()
  groupBy?: UsageGroup;
}

/** What one day, workflow or model took. What it is not grouped by is null. */
export class UsageItemResponse extends LlmUsageResponse {
  @ApiProperty({ type: String, format: 'date', nullable: true, example: '2026-11-28' })
  day!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, example: null })
  workflowId!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'As the workflow is called now; null for one that is gone.',
  })
  workflowName!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  provider!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  model!: string | null;
}

/** What calls of language models took. */
export class UsageResponse {
  @ApiProperty({ format: 'date', example: '2026-11-01' })
  from!: string;

  @ApiProperty({ format: 'date', example: '2026-11-30' })
  to!: string;

  @ApiProperty({ enum: USAGE_GROUPS, example: 'day' })
  groupBy!: UsageGroup;

  @ApiProperty({
    type: [UsageItemResponse],
    description:
      'Days with usage, in their order; workflows and models by their tokens, most first. At most 1,000.',
  })
  items!: UsageItemResponse[];

  @ApiProperty({ type: 'integer', description: 'Items beyond the first 1,000.', example: 0 })
  itemsLeftOut!: number;

  @ApiProperty({ type: LlmUsageResponse, description: 'Of all items, those that are left out included.' })
  totals!: LlmUsageResponse;
}
