import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import type { ApiKeyScheme } from '@rex/database';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { asBoolean } from '../common/as-boolean';
import { oneLine } from '../common/one-line';
import { trimmed } from '../common/trimmed';
import { HttpUrl, MAX_URL_LENGTH } from './http-url';

/** Whom a key may be for. `http`: for the HTTP Request node. */
const PROVIDERS = ['gemini', 'groq', 'openai-compatible', 'http'] as const;

export type KeyProvider = (typeof PROVIDERS)[number];

const SCHEMES = ['bearer', 'basic', 'header'] as const satisfies readonly ApiKeyScheme[];

const MAX_NAME_LENGTH = 100;
const MAX_KEY_LENGTH = 8192;
const MAX_USERNAME_LENGTH = 200;
const MAX_HEADER_LENGTH = 200;

/** A field name of RFC 9110. */
const HEADER_NAME = new RegExp(`^[!#$%&'*+.^_\`|~0-9A-Za-z-]{1,${MAX_HEADER_LENGTH}}$`);

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

  @ApiPropertyOptional({
    type: String,
    format: 'uri',
    nullable: true,
    maxLength: MAX_URL_LENGTH,
    example: null,
    description:
      'Of the provider `openai-compatible`, and needed there: where it is, up to the version, such as `https://models.example/v1`.',
  })
  @trimmed()
  @HttpUrl('base')
  @IsOptional()
  baseUrl?: string | null;

  @ApiPropertyOptional({
    type: String,
    enum: [...SCHEMES, null],
    nullable: true,
    default: 'bearer',
    example: 'basic',
    description: 'Of the provider `http`: how requests carry the key.',
  })
  @IsIn(SCHEMES)
  @IsOptional()
  scheme?: ApiKeyScheme | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: MAX_USERNAME_LENGTH,
    example: 'ada',
    description:
      'Of the scheme `basic`: the user name; the key is the password then. Left out: the key is `user:password`, or a user name alone.',
  })
  @Matches(new RegExp(`^[^:\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{0,${MAX_USERNAME_LENGTH}}$`, 'u'), {
    message: `username must have at most ${MAX_USERNAME_LENGTH} characters, without colon and control characters`,
  })
  @IsOptional()
  username?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    minLength: 1,
    maxLength: MAX_HEADER_LENGTH,
    example: null,
    description: 'Of the scheme `header`: the header that carries the key; `X-API-Key` when left out.',
  })
  @Matches(HEADER_NAME, { message: 'headerName must be the name of a header, such as X-API-Key' })
  @IsOptional()
  headerName?: string | null;
}

/** What changes of a stored key; what is left out stays, and so does the provider. */
export class UpdateKeyRequest extends PartialType(OmitType(CreateKeyRequest, ['provider'] as const), {
  skipNullProperties: false,
}) {}

/** Whether a key is deleted, or only asked what would break. */
export class DeleteKeyQuery {
  @ApiPropertyOptional({ default: false, description: 'Tell what would break, and delete nothing.' })
  @asBoolean()
  @IsBoolean()
  @IsOptional()
  dryRun: boolean = false;
}

/** A workflow whose newest or published version names a key. */
export class KeyUseResponse {
  @ApiProperty({ format: 'uuid' })
  workflowId!: string;

  @ApiProperty({ example: 'Triage support mail', description: 'Name of the workflow.' })
  name!: string;

  @ApiProperty({
    type: [String],
    example: ['fetch'],
    description: 'The nodes that name it, in either version.',
  })
  nodeIds!: string[];

  @ApiProperty({ description: 'Whether the published version names it: triggers start that one.' })
  isPublished!: boolean;
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

  @ApiProperty({ type: String, format: 'uri', nullable: true, example: null })
  baseUrl!: string | null;

  @ApiProperty({
    type: String,
    enum: [...SCHEMES, null],
    nullable: true,
    example: 'basic',
    description: 'How requests carry a key of the provider `http`; null for others.',
  })
  scheme!: ApiKeyScheme | null;

  @ApiProperty({ type: String, nullable: true, example: 'ada' })
  username!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  headerName!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When a step last read it, to the minute.',
  })
  lastUsedAt!: Date | null;

  @ApiProperty({
    type: [KeyUseResponse],
    description: 'The workflows that name it, latest change first; those in the bin are left out.',
  })
  usedBy!: KeyUseResponse[];
}

/** All stored keys of a user, newest first. */
export class KeyListResponse {
  @ApiProperty({ type: [KeyResponse] })
  items!: KeyResponse[];
}

/** What became of a wish to delete a key. */
export class KeyDeletionResponse {
  @ApiProperty({ description: 'False when it was only asked.' })
  deleted!: boolean;

  @ApiProperty({ type: [KeyUseResponse], description: 'The workflows whose steps fail for want of the key.' })
  brokenWorkflows!: KeyUseResponse[];
}
