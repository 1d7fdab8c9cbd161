import { ApiProperty } from '@nestjs/swagger';
import type { UsageSum } from '@rex/database';

/** What some calls of language models took. */
export class LlmUsageResponse {
  @ApiProperty({ type: 'integer', description: 'Calls that ended, with an answer or without.', example: 12 })
  calls!: number;

  @ApiProperty({ type: 'integer', description: 'Of all prompts, cached ones included.', example: 8200 })
  inputTokens!: number;

  @ApiProperty({ type: 'integer', description: 'Of all answers, reasoning included.', example: 1450 })
  outputTokens!: number;

  @ApiProperty({ type: 'integer', description: 'Of the input, what the provider had cached.', example: 0 })
  cachedTokens!: number;

  @ApiProperty({ type: 'integer', description: 'Of the output, what models thought.', example: 300 })
  reasoningTokens!: number;

  @ApiProperty({ description: 'In USD, of the calls whose price is known.', example: 0.00614 })
  cost!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Calls whose price is not known. They are not in `cost`.',
    example: 0,
  })
  unpricedCalls!: number;
}

/** A sum as the API tells it. */
export function toUsageResponse({ usage, calls, cost, unpricedCalls }: UsageSum): LlmUsageResponse {
  return {
    calls,
    inputTokens: usage.input,
    outputTokens: usage.output,
    cachedTokens: usage.cached,
    reasoningTokens: usage.reasoning,
    cost,
    unpricedCalls,
  };
}
