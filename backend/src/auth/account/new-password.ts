import { PASSWORD_MAX_BYTES } from '@rex/platform';
import {
  Validate,
  ValidatorConstraint,
  type ValidationArguments,
  type ValidatorConstraintInterface,
} from 'class-validator';

export const PASSWORD_MIN_BYTES = 8;

/** What is wrong with a password that somebody wants to have; undefined when nothing is. bcrypt reads bytes: é counts two. */
export function passwordComplaint(password: unknown): string | undefined {
  if (typeof password !== 'string') return 'must be text';
  // UTF-8 has no such halves: two passwords that differ in them alone would be one.
  if (!password.isWellFormed() || password.includes('\0'))
    return 'must not have zero characters or half surrogate pairs';
  const byteCount = Buffer.byteLength(password);
  if (byteCount < PASSWORD_MIN_BYTES) return `must have at least ${PASSWORD_MIN_BYTES} bytes`;
  if (byteCount > PASSWORD_MAX_BYTES)
    return `must have at most ${PASSWORD_MAX_BYTES} bytes: more would not be looked at`;
  return undefined;
}

@ValidatorConstraint({ name: 'newPassword' })
class NewPassword implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return passwordComplaint(value) === undefined;
  }

  defaultMessage({ property, value }: ValidationArguments): string {
    return `${property} ${passwordComplaint(value)}`;
  }
}

/** Checks a password that somebody wants to have. */
export const newPassword = () => Validate(NewPassword);
