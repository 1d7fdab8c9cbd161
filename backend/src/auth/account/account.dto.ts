import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PASSWORD_MAX_BYTES } from '@rex/platform';
import { IsNotEmpty, IsOptional, IsString, ValidateIf } from 'class-validator';
import { oneLine } from '../../common/one-line';
import { trimmed } from '../../common/trimmed';
import { accountEmail } from './account-email';
import { newPassword, PASSWORD_MIN_BYTES } from './new-password';

const MAX_NAME_LENGTH = 100;

const NEW_PASSWORD = {
  example: 'correct horse battery',
  minLength: PASSWORD_MIN_BYTES,
  maxLength: PASSWORD_MAX_BYTES,
  writeOnly: true,
  description: `${PASSWORD_MIN_BYTES} to ${PASSWORD_MAX_BYTES} bytes; letters beyond ASCII have several.`,
};
const PASSWORD = { example: 'correct horse battery', minLength: 1, writeOnly: true };

/** What a new account needs. */
export class RegisterRequest {
  @accountEmail()
  email!: string;

  @ApiProperty(NEW_PASSWORD)
  @newPassword()
  password!: string;

  @ApiPropertyOptional({
    example: 'Ada',
    type: String,
    minLength: 1,
    maxLength: MAX_NAME_LENGTH,
    nullable: true,
  })
  @trimmed()
  @oneLine(MAX_NAME_LENGTH)
  @IsOptional()
  name?: string | null;
}

/** Who signs in. A password that can be nobody's is answered as a wrong one. */
export class LoginRequest {
  @accountEmail()
  email!: string;

  @ApiProperty(PASSWORD)
  @IsString()
  @IsNotEmpty()
  password!: string;
}

/** What changes of an account. */
export class UpdateMeRequest {
  @ApiProperty({ example: 'Ada', type: String, minLength: 1, maxLength: MAX_NAME_LENGTH, nullable: true })
  @trimmed()
  @oneLine(MAX_NAME_LENGTH)
  @ValidateIf((_, name) => name !== null)
  name!: string | null;
}

/** A new password, and the one it replaces. */
export class ChangePasswordRequest {
  @ApiProperty(PASSWORD)
  @IsString()
  @IsNotEmpty()
  currentPassword!: string;

  @ApiProperty(NEW_PASSWORD)
  @newPassword()
  newPassword!: string;
}

/** The password of whoever deletes their account: a session alone is not enough. */
export class DeleteMeRequest {
  @ApiProperty(PASSWORD)
  @IsString()
  @IsNotEmpty()
  password!: string;
}

/** A user as the API shows it. */
export class UserResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'ada@example.org' })
  email!: string;

  @ApiProperty({ example: 'Ada', type: String, nullable: true })
  name!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;
}
