/** A value that is no longer is given to JSON.parse whole. */
const PIECE_CHARACTERS = 65_536;
const SLICE_MS = 12;
const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** A list or object that is too long for one piece. */
interface Level {
  readonly container: unknown[] | Record<string, unknown>;
  /** Of the value that comes next, in an object. */
  name: string;
}

/**
 * As JSON.parse, for texts of many megabytes: between slices of some milliseconds the browser has its turn. Only long lists and
 * objects are gone through here; what is in them is cut out for JSON.parse, which is the judge of what is no JSON, too.
 */
export async function parseInSlices(text: string): Promise<unknown> {
  const parts = parseInParts(text);
  for (;;) {
    const endMs = performance.now() + SLICE_MS;
    do {
      const { done, value } = parts.next();
      if (done) return value;
    } while (performance.now() < endMs);
    await new Promise((turn) => setTimeout(turn));
  }
}

/** Comes back after each piece, and gives the value in the end. */
export function* parseInParts(text: string, pieceCharacters = PIECE_CHARACTERS): Generator<void, unknown> {
  try {
    return yield* parts(text, pieceCharacters);
  } catch {
    return JSON.parse(text) as unknown;
  }
}

function* parts(text: string, most: number): Generator<void, unknown> {
  const open: Level[] = [];
  let at = skipSpace(text, 0);
  for (;;) {
    const end = endOf(text, at, most);
    if (end === null) {
      open.push({ container: text.charCodeAt(at) === OPEN_LIST ? [] : {}, name: '' });
      at = skipSpace(text, at + 1);
    } else {
      let value: unknown = JSON.parse(text.slice(at, end));
      at = skipSpace(text, end);
      // A value may be the last of its container, and that of the one around it.
      for (;;) {
        const level = open.at(-1);
        if (!level) return atEnd(text, at, value);
        put(level, value);
        const next = text.charCodeAt(at);
        at = skipSpace(text, at + 1);
        if (next === COMMA) break;
        if (next !== (Array.isArray(level.container) ? CLOSE_LIST : CLOSE_OBJECT)) throw mistake();
        value = level.container;
        open.pop();
      }
    }
    const level = open.at(-1);
    if (level && !Array.isArray(level.container)) {
      const nameEnd = endOfString(text, at);
      level.name = JSON.parse(text.slice(at, nameEnd)) as string;
      at = skipSpace(text, nameEnd);
      if (text.charCodeAt(at) !== COLON) throw mistake();
      at = skipSpace(text, at + 1);
    }
    yield;
  }
}

function put({ container, name }: Level, value: unknown): void {
  if (Array.isArray(container)) container.push(value);
  else if (name !== '__proto__') container[name] = value;
  else
    Object.defineProperty(container, name, { value, writable: true, enumerable: true, configurable: true });
}

/** Where a value ends; null: it is a container longer than a piece. */
function endOf(text: string, start: number, most: number): number | null {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return endOfString(text, start);
  if (first !== OPEN_LIST && first !== OPEN_OBJECT) return endOfPlain(text, start);
  const limit = Math.min(text.length, start + most);
  let depth = 0;
  for (let at = start; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at) - 1;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) depth += 1;
    else if ((code === CLOSE_LIST || code === CLOSE_OBJECT) && --depth === 0) return at + 1;
  }
  return null;
}

function endOfString(text: string, start: number): number {
  if (text.charCodeAt(start) !== QUOTE) throw mistake();
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((at - before) % 2 === 0) return at + 1;
  }
  throw mistake();
}

/** A number, true, false or null. */
function endOfPlain(text: string, start: number): number {
  let at = start;
  while (at < text.length && /[\w.+-]/.test(text[at] as string)) at += 1;
  return at;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); code === 32 || (code >= 9 && code <= 13); code = text.charCodeAt(at))
    at += 1;
  return at;
}

function atEnd(text: string, at: number, value: unknown): unknown {
  if (at < text.length) throw mistake();
  return value;
}

function mistake(): SyntaxError {
  return new SyntaxError('No JSON');
}
