import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { RECENT_RUNS, WORKFLOW_SORTS, type WorkflowSort } from '@rex/database';
import { MAX_TAGS } from '@rex/workflow';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsString, MaxLength } from 'class-validator';
import { asBoolean } from '../common/as-boolean';
import { asList } from '../common/as-list';
import { MayBeLeftOut } from '../common/may-be-left-out';
import { PageQuery } from '../common/page.dto';
import { WorkflowSummaryResponse } from './workflow.dto';

/** Kinds of triggers that a list can be asked for. */
const LISTED_TRIGGERS = ['manual', 'webhook', 'schedule'] as const;

type ListedTrigger = (typeof LISTED_TRIGGERS)[number];

/** Which workflows to list. */
export class WorkflowListQuery extends PageQuery {
  @ApiPropertyOptional({
    description: 'Part of the name, the description or a tag, in any case.',
    maxLength: 200,
  })
  @IsString()
  @MaxLength(200)
  @MayBeLeftOut()
  search?: string;

  @ApiPropertyOptional({
    type: [String],
    description: 'Tags that each must have, in any case: repeated, or with commas between.',
  })
  @asList()
  @IsArray()
  @ArrayMaxSize(MAX_TAGS)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  @MayBeLeftOut()
  tag?: string[];

  @ApiPropertyOptional({ type: Boolean, description: 'Only those whose triggers are on, or off.' })
  @asBoolean()
  @IsBoolean()
  @MayBeLeftOut()
  active?: boolean;

  @ApiPropertyOptional({ enum: LISTED_TRIGGERS, description: 'Only those with such a trigger.' })
  @IsIn(LISTED_TRIGGERS)
  @MayBeLeftOut()
  trigger?: ListedTrigger;

  @ApiPropertyOptional({
    enum: WORKFLOW_SORTS,
    description:
      'Order; a minus turns it round. Left out: last changed first, in the bin last deleted first.',
  })
  @IsIn(WORKFLOW_SORTS)
  @MayBeLeftOut()
  sort?: WorkflowSort;

  @ApiPropertyOptional({ type: Boolean, default: false, description: 'Those in the bin instead.' })
  @asBoolean()
  @IsBoolean()
  @MayBeLeftOut()
  bin?: boolean;
}

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

/** One of the newest executions of a workflow. */
export class RecentRunResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'completed' })
  status!: string;

  @ApiProperty({
    type: 'number',
    nullable: true,
    example: 42,
    description: 'From its start to its end; null while it has not ended, or when it never began.',
  })
  durationMs!: number | null;
}

/** A row of the list of workflows. */
export class WorkflowListItemResponse extends WorkflowSummaryResponse {
  @ApiProperty({ example: 4 })
  nodeCount!: number;

  @ApiProperty({ type: [String], example: ['webhook-trigger'] })
  triggerTypes!: string[];

  @ApiProperty({ type: LastExecutionResponse, nullable: true })
  lastExecution!: LastExecutionResponse | null;

  @ApiProperty({
    type: [RecentRunResponse],
    description: `The newest executions, the newest first; at most ${RECENT_RUNS}.`,
  })
  recentRuns!: RecentRunResponse[];

  @ApiProperty({
    type: 'number',
    nullable: true,
    minimum: 0,
    maximum: 1,
    example: 0.93,
    description:
      'How many of `recentRuns` completed, of those that completed or failed; null: none of them did.',
  })
  successRate!: number | null;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'In the bin: when it was deleted.' })
  deletedAt?: Date;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'In the bin: from when on it may be removed for good.',
  })
  purgedAt?: Date;
}

/** One page of workflows. */
export class WorkflowListResponse {
  @ApiProperty({ type: [WorkflowListItemResponse] })
  items!: WorkflowListItemResponse[];

  @ApiProperty({ example: 1 })
  page!: number;

  @ApiProperty({ example: 20 })
  limit!: number;

  @ApiProperty({ example: 42 })
  total!: number;
}

/** A tag and how many workflows have it. */
export class TagCountResponse {
  @ApiProperty({ example: 'mail' })
  tag!: string;

  @ApiProperty({ type: 'integer', minimum: 1, example: 3 })
  count!: number;
}

/** All tags. */
export class TagListResponse {
  @ApiProperty({ type: [TagCountResponse] })
  items!: TagCountResponse[];
}
