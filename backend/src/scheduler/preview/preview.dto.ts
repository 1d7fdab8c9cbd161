import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDate, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { timestamp } from '../../executions/list/timestamp';
import { UpcomingSlotResponse } from '../schedule.dto';

const MAX_TEXT = 64;
const MAX_CRON = 400;

/** A schedule that may not exist yet, and how much of it to show. */
export class PreviewQuery {
  @ApiPropertyOptional({
    maxLength: MAX_CRON,
    description: 'A cron expression. Either this or `intervalSeconds`.',
    example: '0 9 * * MON-FRI',
  })
  @IsString()
  @MaxLength(MAX_CRON)
  @IsOptional()
  cron?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 31_622_400,
    description: 'Seconds from one due time to the next.',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(31_622_400)
  @IsOptional()
  intervalSeconds?: number;

  @ApiPropertyOptional({
    maxLength: MAX_TEXT,
    default: 'UTC',
    example: 'Europe/Berlin',
    description: 'IANA name.',
  })
  @IsString()
  @MaxLength(MAX_TEXT)
  @IsOptional()
  timezone?: string;

  @ApiPropertyOptional({
    maxLength: MAX_TEXT,
    example: '2026-03-01',
    description: 'As in the config of the trigger.',
  })
  @IsString()
  @MaxLength(MAX_TEXT)
  @IsOptional()
  startAt?: string;

  @ApiPropertyOptional({
    maxLength: MAX_TEXT,
    example: '2026-12-31T23:59:59Z',
    description: 'As in the config of the trigger.',
  })
  @IsString()
  @MaxLength(MAX_TEXT)
  @IsOptional()
  endAt?: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description:
      'Slots after this time (RFC 3339), from which an interval without a start counts too. Left out: now.',
    example: '2026-03-28T00:00:00Z',
  })
  @timestamp()
  @IsDate({ message: 'after must be a time as RFC 3339 writes it, such as 2026-11-01T00:00:00Z' })
  @IsOptional()
  after?: Date;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 100,
    default: 10,
    description: 'How many slots.',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  @IsOptional()
  count?: number;
}

/** The next slots of a schedule. */
export class PreviewResponse {
  @ApiProperty({ example: 'every weekday at 09:00, Europe/Berlin' })
  description!: string;

  @ApiProperty({ example: 'Europe/Berlin' })
  timezone!: string;

  @ApiProperty({
    type: [UpcomingSlotResponse],
    description: 'Slots that daylight saving skips stand among them and do not count.',
  })
  items!: UpcomingSlotResponse[];
}
