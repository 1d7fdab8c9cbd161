import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsDate, IsInt, Max, Min } from 'class-validator';
import { MayBeLeftOut } from '../../common/may-be-left-out';
import { timestamp } from '../../executions/list/timestamp';
import { ScheduleNodeRequest } from '../schedule.dto';

const MESSAGE = { message: '$property must be a time as RFC 3339 writes it, such as 2026-11-01T00:00:00Z' };

/** Which past slots to make up for. */
export class BackfillRequest extends ScheduleNodeRequest {
  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'Slots at this time or later (RFC 3339).',
    example: '2026-03-01T00:00:00Z',
  })
  @timestamp()
  @IsDate(MESSAGE)
  from!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'Slots before this time, not at it (RFC 3339).',
    example: '2026-04-01T00:00:00Z',
  })
  @timestamp()
  @IsDate(MESSAGE)
  to!: Date;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 20,
    default: 1,
    example: 3,
    description:
      'Most executions of backfills of this schedule at a time. Where `overlap` is not `allow`, one at a time whatever it says.',
  })
  @IsInt()
  @Min(1)
  @Max(20)
  @MayBeLeftOut()
  concurrency?: number;

  @ApiPropertyOptional({ default: false, description: 'Count only.' })
  @IsBoolean()
  @MayBeLeftOut()
  dryRun?: boolean;
}

/** What a backfill does. */
export class BackfillResponse {
  @ApiProperty({ example: 'clock' })
  nodeId!: string;

  @ApiProperty({ type: 'integer', example: 31, description: 'Slots of the range.' })
  slots!: number;

  @ApiProperty({ type: 'integer', example: 29, description: 'Those of them that start, or would.' })
  queued!: number;

  @ApiProperty({
    type: 'integer',
    example: 2,
    description: 'Those that have started already or wait to: a slot starts once.',
  })
  taken!: number;

  @ApiProperty({ example: false })
  dryRun!: boolean;
}

/** What ending backfills did. */
export class BackfillCancelledResponse {
  @ApiProperty({ type: 'integer', example: 12, description: 'Slots that do not start any more.' })
  cancelled!: number;
}
