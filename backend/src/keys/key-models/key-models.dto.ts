import { ApiProperty } from '@nestjs/swagger';

/** A language model that a key may use. */
export class KeyModelResponse {
  @ApiProperty({ example: 'gemini-2.5-flash', description: 'What a node names.' })
  id!: string;

  @ApiProperty({ example: 'Gemini 2.5 Flash' })
  label!: string;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: 1_048_576,
    description: 'Most tokens that it reads; null where the provider does not say.',
  })
  contextTokens!: number | null;
}

/** The language models that a key may use. */
export class KeyModelListResponse {
  @ApiProperty({ type: [KeyModelResponse], description: 'As the provider lists them, at most 1,000.' })
  items!: KeyModelResponse[];
}
