import type { JsonValue } from '@rex/workflow';

/** A JSON value, or why the text is none. */
export type ParsedJson =
  | { ok: true; value: JsonValue }
  | { ok: false; reason: 'not-json'; position: number | undefined }
  | { ok: false; reason: 'too-deep' };

/** Deeper values can't be written out again everywhere they go. */
export const MAX_DEPTH = 500;

/** Parses JSON from outside. `position` is where it goes wrong, in characters from 0, when the parser tells. */
export function parseJson(text: string): ParsedJson {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch (error) {
    const [, at] = / at position (\d+)/.exec(String(error)) ?? [];
    return { ok: false, reason: 'not-json', position: at === undefined ? undefined : Number(at) };
  }
  return isTooDeep(value) ? { ok: false, reason: 'too-deep' } : { ok: true, value };
}

/** Level by level, since a recursion is what deep values break. */
function isTooDeep(value: JsonValue): boolean {
  let level: JsonValue[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    const below: JsonValue[] = [];
    for (const each of level) {
      if (typeof each !== 'object' || each === null) continue;
      for (const child of Object.values(each))
        if (typeof child === 'object' && child !== null) below.push(child);
    }
    level = below;
  }
  return false;
}
