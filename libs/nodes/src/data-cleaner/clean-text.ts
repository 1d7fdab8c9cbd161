import { removeHtml } from './remove-html';

/** Ops that make a text of a text and need no settings; each takes linear time. */
export const TEXT_OPS = {
  trim: (text: string) => text.trim(),
  'collapse-whitespace': (text: string) => text.replace(/\s+/g, ' '),
  lowercase: (text: string) => text.toLowerCase(),
  uppercase: (text: string) => text.toUpperCase(),
  titlecase: (text: string) => text.toLowerCase().replace(WORD_START, capital),
  sentencecase: (text: string) =>
    text.toLowerCase().replace(SENTENCE_START, (start) => start.replace(/\p{L}$/u, capital)),
  'normalize-unicode': (text: string) => text.normalize('NFKC'),
  'remove-html': removeHtml,
} satisfies Record<string, (text: string) => string>;

/** A letter that no letter, mark or digit precedes; one after an apostrophe goes on its word, as in "lord's". */
const WORD_START = /(?<![\p{L}\p{N}\p{M}]|[\p{L}\p{N}\p{M}]['’])\p{L}/gu;
const SENTENCE_START = /(?:^|[.!?…]["'”’)\]]?\s)[^\p{L}\p{N}]{0,8}\p{L}/gu;

/** The letter as a word begins with it: of those that become two letters (ß, ﬁ) only the first is large. */
function capital(letter: string): string {
  const [first = '', ...rest] = letter.toUpperCase();
  return DIGRAPHS.get(letter) ?? first + rest.join('').toLowerCase();
}

/** Single characters that hold two letters, and have a form for the start of words (Unicode category Lt). */
const DIGRAPHS: ReadonlyMap<string, string> = new Map([
  ['ǆ', 'ǅ'],
  ['ǉ', 'ǈ'],
  ['ǌ', 'ǋ'],
  ['ǳ', 'ǲ'],
]);

/**
 * Removes all but letters, digits, marks, whitespace and the characters in `keep`. A sign goes with its own marks. Joiners between
 * letters stay, since words of Persian and of Indian languages are spelled with them; what makes a sign an emoji goes.
 */
export function specialRemover(keep: string): (text: string) => string {
  const kept = Array.from(keep, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`).join('');
  const isSpelling = String.raw`(?<=[\p{L}\p{M}])[\u200c\u200d]\p{L}`;
  const isSpecial = String.raw`(?:[^\p{L}\p{N}\p{M}\s${kept}]\p{M}*|[\ufe0e\ufe0f\u20e3](?<![${kept}]))`;
  const special = new RegExp(`(?:(?!${isSpelling})${isSpecial})+`, 'gu');
  return (text) => text.replace(special, '');
}

/** At most `length` characters (code points), cut so that no letter loses its marks and no emoji is torn. */
export function truncate(text: string, length: number): string {
  if (text.length <= length) return text;
  let end = 0;
  for (let taken = 0; taken < length && end < text.length; taken += 1) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  if (end >= text.length) return text;
  const from = Math.max(0, end - LONGEST_CLUSTER);
  const cluster = CLUSTERS.segment(text.slice(from, end + LONGEST_CLUSTER)).containing(end - from);
  // A cluster that began long before is a heap of marks, and may be torn.
  return text.slice(0, cluster && (cluster.index > 0 || from === 0) ? from + cluster.index : end);
}

/** Longer than people's emoji; what is longer is not looked at as a whole. In UTF-16 units. */
const LONGEST_CLUSTER = 64;
const CLUSTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });
