/** Of an answer no more than this is read, in bytes, and of what it says no more than so many characters are shown. */
const MAX_READ_BYTES = 65_536;
const MAX_LENGTH = 200;

/** Where providers put the sentence about what is wrong, in the order to look. */
const PLACES = ['message', 'error_description', 'error', 'detail', 'title'];

/**
 * What a provider says of an error, as one short line; empty when it says nothing to people.
 * @param clean takes secrets out; before anything is cut off, since the end of a secret is hard to recognise
 */
export function readComplaint(body: Uint8Array, clean: (text: string) => string): string {
  const text = new TextDecoder().decode(body.subarray(0, MAX_READ_BYTES)).trim();
  const said = sentenceIn(text);
  const line = clean(said)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length > MAX_LENGTH ? `${characters.slice(0, MAX_LENGTH).join('')}…` : line;
}

function sentenceIn(text: string): string {
  if (text.startsWith('<')) return '';
  if (!/^[[{]/.test(text)) return text;
  try {
    return findSentence(JSON.parse(text)) ?? '';
  } catch {
    return '';
  }
}

/** Gemini answers with a list of one error sometimes. */
function findSentence(value: unknown, levelsLeft = 3): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || levelsLeft === 0) return undefined;
  if (Array.isArray(value)) return findSentence(value[0], levelsLeft - 1);
  for (const place of PLACES) {
    if (!Object.hasOwn(value, place)) continue;
    const found = findSentence((value as Record<string, unknown>)[place], levelsLeft - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
