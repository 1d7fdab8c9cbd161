import type { Credentials } from './credentials';
import { encodeText } from './edit-query';

const CONCEALED = '[secret]';

/**
 * Takes a secret out of a text that is to be kept: as it is, as it went over the wire, encoded for URLs, forms and JSON. Targets
 * echo what they got.
 */
export function conceal(credentials: Credentials, text: string): string {
  if (credentials.kind === 'none') return text;
  return formsOf(credentials).reduce((rest, form) => rest.replaceAll(form, CONCEALED), text);
}

/** How long the longest form is: a text may be cut only so much further behind, or half a secret is left. */
export function longestForm(credentials: Credentials): number {
  return credentials.kind === 'none' ? 0 : Math.max(...formsOf(credentials).map(({ length }) => length));
}

/** Longest first, since a shorter one may be part of it. */
function formsOf({ value, secrets }: Exclude<Credentials, { kind: 'none' }>): string[] {
  const [, encodedPair = value] = /^Basic (.*)$/.exec(value) ?? [];
  const inBase64 = secrets.map((each) => Buffer.from(each).toString('base64'));
  const forms = [...secrets, value, encodedPair, ...inBase64].flatMap((each) => [
    each,
    encodeText(each),
    new URLSearchParams([['', each]]).toString().slice(1),
    JSON.stringify(each).slice(1, -1),
  ]);
  return [...new Set(forms)].filter((form) => form !== '').sort((a, b) => b.length - a.length);
}
