/** Where a text stops being JSON. Lines and columns count from 1. */
export interface JsonMistake {
  readonly line: number;
  readonly column: number;
}

const TOKEN =
  /[\t\n\r ]+|[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Wish = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/**
 * The place of the first mistake in a text that `JSON.parse` refuses; undefined when it is JSON. Engines tell the place in
 * different ways, and some not at all.
 */
export function findJsonMistake(text: string): JsonMistake | undefined {
  const open: ('{' | '[')[] = [];
  let wish: Wish = 'value';
  let at = 0;
  const afterValue = (): Wish => (open.length === 0 ? 'nothing' : 'comma-or-end');
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) return placeOf(text, at);
    if (/\S/.test(token)) {
      const next = step(token, wish, open, afterValue);
      if (next === undefined) return placeOf(text, at);
      wish = next;
    }
    at += token.length;
  }
  return wish === 'nothing' ? undefined : placeOf(text, text.length);
}

function step(token: string, wish: Wish, open: ('{' | '[')[], afterValue: () => Wish): Wish | undefined {
  const inner = open.at(-1);
  if (token === '}' || token === ']') {
    const isRight = token === '}' ? inner === '{' : inner === '[';
    const mayEnd = wish === 'comma-or-end' || wish === (token === '}' ? 'key-or-end' : 'value-or-end');
    if (!isRight || !mayEnd) return undefined;
    open.pop();
    return afterValue();
  }
  if (token === ',') {
    if (wish !== 'comma-or-end') return undefined;
    return inner === '{' ? 'key' : 'value';
  }
  if (token === ':') return wish === 'colon' ? 'value' : undefined;
  if (wish === 'key' || wish === 'key-or-end') return token.startsWith('"') ? 'colon' : undefined;
  if (wish !== 'value' && wish !== 'value-or-end') return undefined;
  if (token !== '{' && token !== '[') return afterValue();
  open.push(token);
  return token === '{' ? 'key-or-end' : 'value-or-end';
}

function placeOf(text: string, at: number): JsonMistake {
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
