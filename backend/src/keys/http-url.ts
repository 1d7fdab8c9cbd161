import { ValidateBy } from 'class-validator';

export const MAX_URL_LENGTH = 2048;

/** `base`: other paths are put behind it, so it has neither query nor fragment. */
export type UrlKind = 'base' | 'whole';

/** An absolute http or https URL without user name and password, which would be a secret in plain sight. */
export function isHttpUrl(value: unknown, kind: UrlKind): boolean {
  if (typeof value !== 'string' || value.length > MAX_URL_LENGTH) return false;
  // What the parser would silently take out or put in.
  if (!/^https?:\/\/[^\s\p{Cc}\p{Cs}\\]+$/iu.test(value)) return false;
  if (kind === 'base' && /[?#]/.test(value)) return false;
  const url = URL.parse(value);
  return url !== null && url.hostname !== '' && url.username === '' && url.password === '' && !hasAt(value);
}

/** Checks a field of a DTO. */
export const HttpUrl = (kind: UrlKind) =>
  ValidateBy({
    name: 'httpUrl',
    validator: {
      validate: (value) => isHttpUrl(value, kind),
      defaultMessage: (given) =>
        `${given?.property} must be an absolute http or https URL of at most ${MAX_URL_LENGTH} characters, without user name and password` +
        (kind === 'base' ? ', query and fragment' : ''),
    },
  });

/** `https://@host` has an empty user name, which the parser forgets. */
function hasAt(url: string): boolean {
  return /^[^/]*\/\/[^/?#]*@/.test(url);
}
