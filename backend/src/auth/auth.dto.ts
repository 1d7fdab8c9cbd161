import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PASSWORD_MAX_BYTES } from '@rex/platform';
import {
  IsEmail,
  IsNotEmpty,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { trimmed } from '../common/trimmed';

const PASSWORD_MIN_LENGTH = 8;

/** bcrypt reads bytes, not characters: é counts two. */
@ValidatorConstraint({ name: 'maxBytes' })
class MaxPasswordBytes implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && Buffer.byteLength(value) <= PASSWORD_MAX_BYTES;
  }

  defaultMessage(): string {
    return `password must have at most ${PASSWORD_MAX_BYTES} bytes`;
  }
}

/** What a new account needs. */
export class RegisterRequest {
  @ApiProperty({ example: 'ada@example.org' })
  @trimmed()
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @ApiProperty({
    example: 'correct horse battery',
    minLength: PASSWORD_MIN_LENGTH,
    description: '8 to 72 bytes.',
  })
  @IsString()
  @MinLength(PASSWORD_MIN_LENGTH)
  @Validate(MaxPasswordBytes)
  password!: string;

  @ApiPropertyOptional({ example: 'Ada' })
  @trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  @IsOptional()
  name?: string;
}

/** Who signs in. */
export class LoginRequest {
  @ApiProperty({ example: 'ada@example.org' })
  @trimmed()
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @ApiProperty({ example: 'correct horse battery' })
  @IsString()
  @IsNotEmpty()
  @Validate(MaxPasswordBytes)
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

/** The answer to register and login. */
export class SessionResponse {
  @ApiProperty({ description: 'Send it as "Authorization: Bearer …". Valid for one hour.' })
  accessToken!: string;

  @ApiProperty({ type: UserResponse })
  user!: UserResponse;
}
