import { ApiProperty } from '@nestjs/swagger';
import { STATUSES } from '../../executions/execution.dto';
import { ScheduleResponse } from '../schedule.dto';

/** The latest slot of a schedule. */
export class LastSlotResponse {
  @ApiProperty({ format: 'date-time' })
  scheduledFor!: Date;

  @ApiProperty({ enum: ['queued', 'fired', 'skipped'] })
  status!: string;

  @ApiProperty({ type: String, nullable: true, example: 'overlap', description: 'Why it was skipped.' })
  reason!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 120 })
  latenessMs!: number | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  executionId!: string | null;

  @ApiProperty({ enum: STATUSES, type: String, nullable: true })
  executionStatus!: string | null;
}

/** A schedule in the list of all. */
export class OwnedScheduleResponse extends ScheduleResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  workflowId!: string;

  @ApiProperty({ example: 'Nightly report', description: 'Name of the workflow.' })
  workflowName!: string;

  @ApiProperty({ type: LastSlotResponse, nullable: true, description: 'Null: nothing came due yet.' })
  last!: LastSlotResponse | null;
}

/** A page of schedules, newest first. */
export class OwnedScheduleListResponse {
  @ApiProperty({ type: [OwnedScheduleResponse] })
  items!: OwnedScheduleResponse[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Send it as cursor to get the next page.',
    example: 'AZnTwBwafmufDlt_OjwtEQ',
  })
  nextCursor!: string | null;
}
