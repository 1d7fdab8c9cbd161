import type { Credentials } from './credentials';
import { encodeText } from './edit-query';

const CONCEALED = '[secret]';
const MOST_BYTES_PER_CHARACTER = 4;

/**
 * The beginning of a text that is to be kept, without the secret: as it is, as it went over the wire, encoded for URLs, forms and
 * JSON. Targets echo what they got.
 *
 * @param characters how many of the text are looked at; a secret that begins within them is taken out whole
 */
export function conceal(credentials: Credentials, text: string, characters: number): string {
  if (credentials.kind === 'none') return text.slice(0, characters);
  const forms = formsOf(credentials);
  if (forms.length === 0) return text.slice(0, characters);
  const head = text.slice(0, characters + (forms[0] ?? '').length);
  let shown = '';
  let at = 0;
  for (const { 0: form, index } of head.matchAll(new RegExp(forms.map(escapePattern).join('|'), 'g'))) {
    if (index >= characters) break;
    shown += head.slice(at, index) + CONCEALED;
    at = index + form.length;
  }
  return shown + head.slice(at, Math.max(at, characters));
}

/** How many bytes of an answer such a beginning can take, with the secret that begins at its end. */
export function bytesToConceal(credentials: Credentials, characters: number): number {
  const [longest = ''] = credentials.kind === 'none' ? [] : formsOf(credentials);
  return MOST_BYTES_PER_CHARACTER * (characters + longest.length);
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
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
