import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { MayBeLeftOut } from '../common/may-be-left-out';
import { CursorQuery } from '../common/page.dto';
import { STATUSES } from '../executions/execution.dto';

export const SCHEDULE_STATES = ['active', 'paused', 'ended', 'stopped', 'failed'] as const;
const MARKS = ['shifted', 'doubled', 'skipped'] as const;
export const NODE_ID_LENGTH = 64;

/** Which page of past slots. */
export class ScheduleQuery extends CursorQuery {
  @ApiPropertyOptional({
    maxLength: NODE_ID_LENGTH,
    description: 'Of this Schedule trigger only.',
    example: 'clock',
  })
  @IsString()
  @MaxLength(NODE_ID_LENGTH)
  @IsOptional()
  nodeId?: string;
}

/** Which schedule of a workflow is meant. */
export class ScheduleNodeRequest {
  @ApiPropertyOptional({
    maxLength: NODE_ID_LENGTH,
    description:
      'The Schedule trigger. Left out: all of the workflow, or its only one where it can be one only.',
    example: 'clock',
  })
  @IsString()
  @MaxLength(NODE_ID_LENGTH)
  @MayBeLeftOut()
  nodeId?: string;
}

/** A slot to come. */
export class UpcomingSlotResponse {
  @ApiProperty({
    format: 'date-time',
    example: '2026-03-29T01:00:00.000Z',
    description: 'When it is due; of a `skipped` one, when its time vanishes.',
  })
  at!: Date;

  @ApiProperty({
    example: '2026-03-29T03:00:00+02:00',
    description: 'What the clock of the schedule shows then.',
  })
  local!: string;

  @ApiProperty({
    enum: MARKS,
    type: String,
    nullable: true,
    description:
      'What daylight saving does to it: due right after the gap in which its time vanishes, due at both times that the clock shows twice, or not due.',
  })
  mark!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '02:30 does not exist on this day, so it is due right after the gap.',
    description: 'The mark in a sentence.',
  })
  note!: string | null;
}

/** A schedule of a workflow. */
export class ScheduleResponse {
  @ApiProperty({ example: 'clock', description: 'The Schedule trigger.' })
  nodeId!: string;

  @ApiProperty({
    enum: SCHEDULE_STATES,
    description:
      '`stopped`: no published version of an active workflow has it. `ended`: no slot comes any more. `failed`: it can not be read, see `problem`.',
  })
  state!: string;

  @ApiProperty({ type: String, nullable: true, example: 'every weekday at 09:00, Europe/Berlin' })
  description!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '0 9 * * MON-FRI' })
  cron!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 900 })
  intervalSeconds!: number | null;

  @ApiProperty({ example: 'Europe/Berlin' })
  timezone!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Of one that failed: why.', example: null })
  problem!: string | null;

  @ApiProperty({ format: 'date-time', description: 'Intervals without a start count from here.' })
  activatedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  pausedAt!: Date | null;

  @ApiProperty({ type: 'integer', example: 0, description: 'Slots that wait for an earlier execution.' })
  waitingSlots!: number;

  @ApiProperty({
    type: 'integer',
    example: 0,
    description: 'Past slots of backfills that have not started yet; 1,001: more than 1,000.',
  })
  waitingBackfills!: number;

  @ApiProperty({
    type: [UpcomingSlotResponse],
    description: 'The next ones; of a paused schedule, as if it were not. With a cursor, none.',
  })
  next!: UpcomingSlotResponse[];
}

/** The schedules of a workflow. */
export class ScheduleListResponse {
  @ApiProperty({ type: [ScheduleResponse] })
  schedules!: ScheduleResponse[];
}

/** A slot about which something was decided. */
export class PastSlotResponse {
  @ApiProperty({
    example: '0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11:2026-03-02T08:00:00.000Z',
    description: 'As the trigger gives it.',
  })
  slotId!: string;

  @ApiProperty({ example: 'clock' })
  nodeId!: string;

  @ApiProperty({ format: 'date-time' })
  scheduledFor!: Date;

  @ApiProperty({ enum: ['queued', 'fired', 'skipped'], description: '`queued`: it waits for its turn.' })
  status!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'overlap',
    description:
      'Why it was skipped: `missed`, `catch-up-limit`, `overlap`, `too-many-waiting`, `paused`, `edited`, `stopped`, `not-published` or `cancelled`.',
  })
  reason!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Where many were skipped together: the last of them.',
  })
  skippedUntil!: Date | null;

  @ApiProperty({ example: false, description: 'Made up for by a backfill.' })
  isBackfill!: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  firedAt!: Date | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 120 })
  latenessMs!: number | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  executionId!: string | null;

  @ApiProperty({
    enum: STATUSES,
    type: String,
    nullable: true,
    description: 'How far its execution is; null when that is not kept any more.',
  })
  executionStatus!: string | null;
}

/** A page of past slots. */
export class PastSlotListResponse {
  @ApiProperty({ type: [PastSlotResponse] })
  items!: PastSlotResponse[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Send it as cursor to get the next page.',
    example: 'AZnTwBwaAZnTwBwafmufDlt_OjwtEQ',
  })
  nextCursor!: string | null;
}

/** The schedules of a workflow with their slots. */
export class WorkflowScheduleResponse extends ScheduleListResponse {
  @ApiProperty({ type: PastSlotListResponse, description: 'Newest first.' })
  past!: PastSlotListResponse;
}
