import { ApiProperty } from '@nestjs/swagger';

export const LISTENER_STATES = ['waiting', 'caught', 'expired', 'none'] as const;

/** Whether somebody waits for the next call of a webhook, and what came. */
export class ListenerResponse {
  @ApiProperty({
    enum: LISTENER_STATES,
    description:
      '`caught`: a call came, `executionId` says what it started. `none`: nobody has asked to listen.',
  })
  state!: (typeof LISTENER_STATES)[number];

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt!: Date | null;

  @ApiProperty({ type: 'integer', example: 118, description: 'How long it still waits.' })
  secondsLeft!: number;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  executionId!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'The request has no header x-webhook-token.',
    description: 'Why the latest call was not taken; the listener waits on.',
  })
  refusal!: string | null;
}
