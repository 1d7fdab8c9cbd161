import { Matches } from 'class-validator';

/**
 * One line of text, neither empty nor longer than so many characters (code points). No control characters, line separators or
 * half surrogate pairs: neither PostgreSQL nor a header can carry them all. The message never shows the value.
 */
export const oneLine = (maxLength: number) =>
  Matches(new RegExp(`^[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,${maxLength}}$`, 'u'), {
    message: ({ property }) =>
      `${property} must be one line of 1 to ${maxLength} characters, without control characters`,
  });
