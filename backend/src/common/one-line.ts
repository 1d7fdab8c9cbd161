import { Matches } from 'class-validator';

/** One of: control characters, halves of characters, line and paragraph separators. Nobody can see them, or store them all. */
const NOT_SHOWN = '\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}';
const ONE_LINE = new RegExp(`^[^${NOT_SHOWN}]*$`, 'u');

/** A text of a DTO on one line. */
export const IsOneLine = () =>
  Matches(ONE_LINE, { message: '$property must be one line of text without control characters' });

/**
 * One line of text, neither empty nor longer than so many characters (code points). No control characters, line separators or
 * half surrogate pairs: neither PostgreSQL nor a header can carry them all. The message never shows the value.
 */
export const oneLine = (maxLength: number) =>
  Matches(new RegExp(`^[^${NOT_SHOWN}]{1,${maxLength}}$`, 'u'), {
    message: ({ property }) =>
      `${property} must be one line of 1 to ${maxLength} characters, without control characters`,
  });
