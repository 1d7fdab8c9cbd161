import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  isEmail,
  Validate,
  ValidatorConstraint,
  type ValidationArguments,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { canonicalEmail } from './canonical-email';

const MAX_LENGTH = 254;

/** Quoted addresses may hold any character (RFC 5321), but nobody means a control character. */
const CONTROL_CHARACTER = /\p{Cc}/u;

@ValidatorConstraint({ name: 'accountEmail' })
class AccountEmail implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    if (typeof value !== 'string' || value.length > MAX_LENGTH) return false;
    // Half a surrogate pair would make isEmail throw.
    return value.isWellFormed() && !CONTROL_CHARACTER.test(value) && isEmail(value);
  }

  defaultMessage({ property }: ValidationArguments): string {
    return `${property} must be an e-mail address of at most ${MAX_LENGTH} characters`;
  }
}

/** The e-mail address of an account, brought to its one spelling before it is checked. */
export const accountEmail = () =>
  applyDecorators(
    ApiProperty({ format: 'email', maxLength: MAX_LENGTH, example: 'ada@example.org' }),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? canonicalEmail(value) : value)),
    Validate(AccountEmail),
  );
