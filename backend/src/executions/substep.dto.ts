import { ApiProperty } from '@nestjs/swagger';
import type { ListedSubstep } from '@rex/database';
import type { JsonValue } from '@rex/workflow';
import { ANY_JSON, StepErrorResponse } from './step.dto';

/** One call that a step made of a language model or a tool. */
export class SubstepResponse {
  @ApiProperty({ example: 'ask 1', description: 'Unique within the step.' })
  name!: string;

  @ApiProperty({ enum: ['model', 'tool'], example: 'model' })
  kind!: string;

  @ApiProperty({
    example: 'gemini-2.5-flash',
    description: 'The model that was asked, or the name of the tool.',
  })
  label!: string;

  @ApiProperty({ enum: ['running', 'completed', 'failed'], example: 'completed' })
  status!: string;

  @ApiProperty({ ...ANY_JSON, description: 'What was asked; null where that is not kept.' })
  input!: JsonValue;

  @ApiProperty({ ...ANY_JSON, description: 'What came back.' })
  output!: JsonValue;

  @ApiProperty({ type: StepErrorResponse, nullable: true })
  error!: StepErrorResponse | null;

  @ApiProperty({
    type: [String],
    enum: ['input', 'output', 'error'],
    description: 'Values that were left out because they, or the whole list, would be too large.',
  })
  omitted!: ListedSubstep['omitted'];

  @ApiProperty({ type: String, nullable: true, example: 'gemini', description: 'Null for tools.' })
  provider!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'gemini-2.5-flash' })
  model!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 420 })
  inputTokens!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 80 })
  outputTokens!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 0 })
  cachedTokens!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 0 })
  reasoningTokens!: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 0.00033,
    description: 'In USD; null for tools, and where the price is not known.',
  })
  cost!: number | null;

  @ApiProperty({ format: 'date-time' })
  startedAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: Date | null;

  @ApiProperty({ type: Number, nullable: true, example: 950 })
  durationMs!: number | null;
}

/** The calls that a step made. */
export class SubstepListResponse {
  @ApiProperty({
    type: [SubstepResponse],
    description:
      'In the order in which they began, at most 1,000. Values of more than 64 kB are left out, and so are those beyond 4 MB in all.',
  })
  items!: SubstepResponse[];
}

/** A substep as the API tells it. */
export function toSubstepResponse(substep: ListedSubstep): SubstepResponse {
  const { inputJson, outputJson, spent, startedAt, finishedAt, name, kind, label, status } = substep;
  return {
    ...{ name, kind, label, status },
    input: parse(inputJson),
    output: parse(outputJson),
    error: substep.error,
    omitted: substep.omitted,
    provider: spent?.provider ?? null,
    model: spent?.model ?? null,
    inputTokens: spent?.usage.input ?? null,
    outputTokens: spent?.usage.output ?? null,
    cachedTokens: spent?.usage.cached ?? null,
    reasoningTokens: spent?.usage.reasoning ?? null,
    cost: spent?.cost ?? null,
    ...{ startedAt, finishedAt },
    durationMs: finishedAt && finishedAt.getTime() - startedAt.getTime(),
  };
}

function parse(json: string | null): JsonValue {
  return json === null ? null : (JSON.parse(json) as JsonValue);
}
