import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { TokenScope } from '@rex/database';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsInt, Max, Min } from 'class-validator';
import { MayBeLeftOut } from '../../common/may-be-left-out';
import { oneLine } from '../../common/one-line';
import { trimmed } from '../../common/trimmed';

const SCOPES = ['read', 'run', 'write'] as const satisfies TokenScope[];
const MAX_NAME_LENGTH = 100;
const MAX_DAYS = 365;
const DEFAULT_DAYS = 90;

/** A personal access token to make. */
export class CreateTokenRequest {
  @ApiProperty({ example: 'Nightly report', minLength: 1, maxLength: MAX_NAME_LENGTH })
  @trimmed()
  @oneLine(MAX_NAME_LENGTH)
  name!: string;

  @ApiProperty({
    enum: SCOPES,
    isArray: true,
    minItems: 1,
    uniqueItems: true,
    example: ['read', 'run'],
    description:
      'What it may do, each by itself: `read` looks, `run` starts, cancels and retries executions, `write` changes and deletes. `write` implies neither `read` nor `run`. No token may touch the account.',
  })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(SCOPES, { each: true })
  scopes!: TokenScope[];

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAX_DAYS, default: DEFAULT_DAYS, example: 90 })
  @IsInt()
  @Min(1)
  @Max(MAX_DAYS)
  @MayBeLeftOut()
  expiresInDays: number = DEFAULT_DAYS;
}

/** A personal access token, without the token itself. */
export class TokenResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'Nightly report' })
  name!: string;

  @ApiProperty({ enum: SCOPES, isArray: true, example: ['read', 'run'] })
  scopes!: TokenScope[];

  @ApiProperty({ example: 'x4Tq', description: 'The last four characters of the token.' })
  lastFour!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it was last used, to the minute.',
  })
  lastUsedAt!: Date | null;

  @ApiProperty({ format: 'date-time', description: 'From then on it is refused.' })
  expiresAt!: Date;
}

/** A personal access token that was just made. */
export class NewTokenResponse extends TokenResponse {
  @ApiProperty({
    example: 'rex_pat_Zk1m0bqYx0yq2m3l8d8o2Rj5x7c9vB1nQwErTyUiOpA',
    description: 'The token. It is shown this once: only a hash of it is kept.',
  })
  token!: string;
}

/** All personal access tokens of a user, newest first. */
export class TokenListResponse {
  @ApiProperty({ type: [TokenResponse] })
  items!: TokenResponse[];
}
