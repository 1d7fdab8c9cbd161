import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { trimmed } from '../common/trimmed';

/** Whom a key may be for. `http`: for the HTTP Request node. */
const PROVIDERS = ['gemini', 'groq', 'openai-compatible', 'http'] as const;

export type KeyProvider = (typeof PROVIDERS)[number];

const MAX_NAME_LENGTH = 100;
const MAX_KEY_LENGTH = 8192;

/**
 * One line of text, neither empty nor longer than so many characters (code points). No control characters, line separators or
 * half surrogate pairs: no header can carry them. The message never shows the value.
 */
const oneLine = (maxLength: number) =>
  Matches(new RegExp(`^[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,${maxLength}}$`, 'u'), {
    message: ({ property }) =>
      `${property} must be one line of 1 to ${maxLength} characters, without control characters`,
  });

/** A key to store. */
export class CreateKeyRequest {
  @ApiProperty({ enum: PROVIDERS, example: 'http' })
  @IsIn(PROVIDERS)
  provider!: KeyProvider;

  @ApiProperty({
    example: 'Billing API',
    minLength: 1,
    maxLength: MAX_NAME_LENGTH,
    description: 'What people call it; each name once for a provider.',
  })
  @trimmed()
  @oneLine(MAX_NAME_LENGTH)
  name!: string;

  @ApiProperty({
    example: 'sk-0123456789abcdef',
    minLength: 1,
    maxLength: MAX_KEY_LENGTH,
    writeOnly: true,
    description:
      'The secret, never shown again. White space and line ends around it are taken off, because they come with pasting.',
  })
  @trimmed()
  @oneLine(MAX_KEY_LENGTH)
  key!: string;
}

/** A stored key, without its secret. */
export class KeyResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: PROVIDERS, example: 'http' })
  provider!: string;

  @ApiProperty({ example: 'Billing API' })
  name!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'cdef',
    description: 'Null for secrets of less than 12 characters.',
  })
  lastFour!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When a step last read it, to the minute.',
  })
  lastUsedAt!: Date | null;
}

/** All stored keys of a user, newest first. */
export class KeyListResponse {
  @ApiProperty({ type: [KeyResponse] })
  items!: KeyResponse[];
}
