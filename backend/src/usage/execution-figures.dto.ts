import { ApiProperty } from '@nestjs/swagger';

/** How many executions there were, and how long they took. */
export class ExecutionFiguresResponse {
  @ApiProperty({ type: 'integer', description: 'All that were accepted.', example: 320 })
  executions!: number;

  @ApiProperty({ type: 'integer', example: 311 })
  completed!: number;

  @ApiProperty({ type: 'integer', example: 8 })
  failed!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  cancelled!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description:
      'Half of those that completed or failed took at most so long, from start to end. Milliseconds.',
    example: 240,
  })
  p50Ms!: number | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: '95 of 100 took at most so long.',
    example: 1900,
  })
  p95Ms!: number | null;
}

/** The executions of one day (UTC). */
export class ExecutionDayResponse extends ExecutionFiguresResponse {
  @ApiProperty({ format: 'date', example: '2026-11-28' })
  day!: string;
}

/** One kind of failure. */
export class FailureKindResponse {
  @ApiProperty({ example: 'request-timeout' })
  code!: string;

  @ApiProperty({ type: 'integer', example: 5 })
  executions!: number;

  @ApiProperty({ format: 'uuid', description: 'The newest execution that failed so.' })
  newestExecutionId!: string;
}

/** Figures of executions. */
export class ExecutionFiguresListResponse {
  @ApiProperty({ format: 'date', example: '2026-11-01' })
  from!: string;

  @ApiProperty({ format: 'date', example: '2026-11-30' })
  to!: string;

  @ApiProperty({ type: [ExecutionDayResponse], description: 'Days with executions, in their order.' })
  days!: ExecutionDayResponse[];

  @ApiProperty({ type: ExecutionFiguresResponse })
  totals!: ExecutionFiguresResponse;

  @ApiProperty({ type: [FailureKindResponse], description: 'The 50 most frequent kinds of failures.' })
  failures!: FailureKindResponse[];

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Where there were more than 200,000 executions, the newest are counted: from then on.',
    example: null,
  })
  countedSince!: string | null;
}
