import { toPointer } from './json-pointer';

/** Something in a value that no part of REX may accept. */
export interface UnsafeJson {
  /** JSON Pointer to it. */
  path: string;
  message: string;
}

/** Deepest nesting of arrays and objects that is accepted. */
export const MAX_JSON_DEPTH = 64;

/** Most flaws that are told of one value. A hostile one could have as many as it has bytes. */
const MAX_FOUND = 500;

/**
 * Finds what must not enter REX, wherever it is nested: keys named `__proto__` (prototype pollution), text with U+0000 or a
 * lone surrogate (PostgreSQL's jsonb refuses both), nesting over MAX_JSON_DEPTH, and values that JSON has no form for; at most 500.
 * A property whose value is undefined counts as absent.
 */
export function findUnsafeJson(value: unknown): UnsafeJson[] {
  const found: UnsafeJson[] = [];
  visit(value, [], found);
  return found;
}

/** @param keys where the value is; the same after the visit as before */
function visit(value: unknown, keys: (string | number)[], found: UnsafeJson[]): void {
  if (found.length >= MAX_FOUND || value === null || typeof value === 'boolean') return;
  const report = (message: string) => void found.push({ path: toPointer(keys), message });
  if (typeof value === 'string') {
    const flaw = textFlaw(value);
    if (flaw) report(`This text ${flaw}; remove it.`);
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) report('This number is not finite, so JSON cannot carry it.');
  } else if (typeof value !== 'object' || !isPlain(value)) {
    report(`This is a ${typeof value} that JSON cannot carry.`);
  } else if (keys.length >= MAX_JSON_DEPTH) {
    report(`This is nested deeper than ${MAX_JSON_DEPTH} levels; make it flatter.`);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => visitWithin(index, item, keys, found));
  } else {
    visitObject(value, keys, found);
  }
}

function visitObject(value: object, keys: (string | number)[], found: UnsafeJson[]): void {
  for (const key of Object.keys(value)) {
    const item = (value as Record<string, unknown>)[key];
    const flaw = key === '__proto__' ? 'is not allowed' : textFlaw(key);
    if (!flaw) {
      if (item !== undefined) visitWithin(key, item, keys, found);
    } else if (found.length < MAX_FOUND) {
      found.push({
        path: toPointer([...keys, key]),
        message: `The key ${JSON.stringify(key)} ${flaw}; rename it.`,
      });
    }
  }
}

function visitWithin(
  key: string | number,
  item: unknown,
  keys: (string | number)[],
  found: UnsafeJson[],
): void {
  keys.push(key);
  visit(item, keys, found);
  keys.pop();
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object of another realm has another Object.prototype, whose own prototype is null too.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function textFlaw(text: string): string | undefined {
  if (text.includes('\u0000')) return 'holds the character U+0000';
  // With the u flag a proper pair is one character above U+FFFF, so only lone halves match.
  if (/[\uD800-\uDFFF]/u.test(text)) return 'holds half of a surrogate pair';
  return undefined;
}
