import { UserError } from '@rex/platform';

/** The version an If-Match header names, as `3`, `"3"` or `W/"3"`. Undefined without one, and for `*`. */
export function parseIfMatch(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim());
  if (!match) {
    throw new UserError('if-match-invalid', 'If-Match must be the number of a version, such as If-Match: 3.');
  }
  return Number(match[1]);
}
