/** Ops that make a text of a text and need no settings; each takes linear time. */
export const TEXT_OPS = {
  trim: (text: string) => text.trim(),
  'collapse-whitespace': (text: string) => text.replace(/\s+/g, ' '),
  lowercase: (text: string) => text.toLowerCase(),
  uppercase: (text: string) => text.toUpperCase(),
  titlecase: (text: string) =>
    text.toLowerCase().replace(/(?<![\p{L}\p{N}\p{M}'’])\p{L}/gu, (letter) => letter.toUpperCase()),
  sentencecase: (text: string) =>
    text.toLowerCase().replace(/(?:^|[.!?]\s)[^\p{L}\p{N}]{0,8}\p{L}/gu, (start) => start.toUpperCase()),
  'normalize-unicode': (text: string) => text.normalize('NFKC'),
  'remove-html': removeHtml,
} satisfies Record<string, (text: string) => string>;

/** Only letters, digits, marks, whitespace and the characters in `keep`. */
export function removeSpecial(text: string, keep: string): string {
  const kept = new Set(keep);
  return text.replace(/[^\p{L}\p{N}\p{M}\s]/gu, (character) => (kept.has(character) ? character : ''));
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['nbsp', ' '],
]);

/**
 * The text without tags, comments, and what stands in script and style; common entities become characters. For readable text,
 * not for safety: what is left may look like a tag again, and must be escaped where it is shown.
 */
function removeHtml(text: string): string {
  // ASCII only: other letters may change the length.
  const lower = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const pieces: string[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open < 0) break;
    pieces.push(text.slice(at, open));
    const end = endOfMarkup(lower, open);
    if (end === undefined) return decode(pieces.join('') + text.slice(open));
    if (end === open) pieces.push('<');
    at = end === open ? open + 1 : end;
  }
  return decode(pieces.join('') + text.slice(at));
}

/** Where the markup at `open` ends; `open` itself when none starts there; undefined when nothing after it is closed. */
function endOfMarkup(lower: string, open: number): number | undefined {
  if (lower.startsWith('<!--', open)) return after(lower, '-->', open) ?? lower.length;
  if (!/[a-z/!?]/.test(lower.charAt(open + 1))) return open;
  const end = after(lower, '>', open);
  const name = /^<(script|style)\b/.exec(lower.slice(open, open + 8))?.[1];
  if (end === undefined || name === undefined) return end;
  const close = after(lower, `</${name}`, end);
  return close === undefined ? lower.length : (after(lower, '>', close) ?? lower.length);
}

function after(text: string, what: string, from: number): number | undefined {
  const index = text.indexOf(what, from);
  return index < 0 ? undefined : index + what.length;
}

function decode(text: string): string {
  return text.replace(/&(#?\w{1,6});/g, (whole, name: string) => ENTITIES.get(name.toLowerCase()) ?? whole);
}
