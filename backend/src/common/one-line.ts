import { applyDecorators } from '@nestjs/common';
import { Matches, ValidateIf } from 'class-validator';

/** Without control characters, line and paragraph separators, and halves of characters, which nobody can see or store. */
const ONE_LINE = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u;

/** A text of a DTO on one line. */
export const IsOneLine = () =>
  Matches(ONE_LINE, { message: '$property must be one line of text without control characters' });

/** A property that may be left out. Unlike IsOptional it lets no null through, since null is no value of it. */
export const MayBeLeftOut = () =>
  applyDecorators(ValidateIf((_object, value: unknown) => value !== undefined));

/**
 * One line of text, neither empty nor longer than so many characters (code points). No control characters, line separators or
 * half surrogate pairs: neither PostgreSQL nor a header can carry them all. The message never shows the value.
 */
export const oneLine = (maxLength: number) =>
  Matches(new RegExp(`^[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,${maxLength}}$`, 'u'), {
    message: ({ property }) =>
      `${property} must be one line of 1 to ${maxLength} characters, without control characters`,
  });
