import { decodeEntities } from './decode-entities';

/**
 * The text without tags, comments, and what stands in script and style; common entities become characters. For readable text,
 * not for safety: what is left may look like a tag again, and must be escaped where it is shown.
 */
export function removeHtml(text: string): string {
  // ASCII only: other letters may change the length.
  const lower = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const pieces: string[] = [];
  const tags = new TagEnds(lower);
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open < 0) break;
    pieces.push(text.slice(at, open));
    const end = endOfMarkup(lower, open, tags);
    // Nothing from here on is closed.
    if (end === undefined) return decodeEntities(pieces.join('') + text.slice(open));
    if (end === open) pieces.push('<');
    at = end === open ? open + 1 : end;
  }
  return decodeEntities(pieces.join('') + text.slice(at));
}

/** Where the markup at `open` ends; `open` itself when none starts there; undefined when nothing after it is closed. */
function endOfMarkup(lower: string, open: number, tags: TagEnds): number | undefined {
  if (lower.startsWith('<!--', open)) return after(lower, '-->', open) ?? lower.length;
  if (!/[a-z/!?]/.test(lower.charAt(open + 1))) return open;
  const end = tags.endOf(open);
  const name = /^<(script|style)\b/.exec(lower.slice(open, open + 8))?.[1];
  if (end === undefined || name === undefined) return end;
  const close = after(lower, `</${name}`, end);
  return close === undefined ? lower.length : (after(lower, '>', close) ?? lower.length);
}

/** Finds where tags end. A `>` in a quoted attribute ends none, until a quote turns out to be closed nowhere. */
class TagEnds {
  private respectsQuotes = true;

  constructor(private readonly text: string) {}

  endOf(open: number): number | undefined {
    for (let index = open; this.respectsQuotes && index < this.text.length; index += 1) {
      const character = this.text.charAt(index);
      if (character === '>') return index + 1;
      if (character !== '"' && character !== "'") continue;
      const close = this.text.indexOf(character, index + 1);
      // Looking for it again for each tag would take quadratic time.
      if (close < 0) this.respectsQuotes = false;
      else index = close;
    }
    return after(this.text, '>', open);
  }
}

function after(text: string, what: string, from: number): number | undefined {
  const index = text.indexOf(what, from);
  return index < 0 ? undefined : index + what.length;
}
