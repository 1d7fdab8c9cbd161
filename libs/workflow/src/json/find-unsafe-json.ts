import { toPointer } from './json-pointer';

/** Something in a value that no part of REX may accept. */
export interface UnsafeJson {
  /** JSON Pointer to it. */
  path: string;
  message: string;
}

/** Deepest nesting of arrays and objects that is accepted. */
export const MAX_JSON_DEPTH = 64;

/**
 * Finds what must not enter REX, wherever it is nested: keys named `__proto__` (prototype pollution), text with U+0000 or a
 * lone surrogate (PostgreSQL's jsonb refuses both), nesting over MAX_JSON_DEPTH, and values that JSON has no form for.
 * A property whose value is undefined counts as absent.
 */
export function findUnsafeJson(value: unknown): UnsafeJson[] {
  const found: UnsafeJson[] = [];
  visit(value, [], found);
  return found;
}

function visit(value: unknown, keys: (string | number)[], found: UnsafeJson[]): void {
  const report = (message: string) => void found.push({ path: toPointer(keys), message });
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') {
    const flaw = textFlaw(value);
    if (flaw) report(`This text ${flaw}; remove it.`);
    return;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) report('This number is not finite, so JSON cannot carry it.');
    return;
  }
  if (typeof value !== 'object' || !isPlain(value)) {
    report(`This is a ${typeof value} that JSON cannot carry.`);
    return;
  }
  if (keys.length >= MAX_JSON_DEPTH) {
    report(`This is nested deeper than ${MAX_JSON_DEPTH} levels; make it flatter.`);
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) => visit(item, [...keys, index], found));
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    const flaw = key === '__proto__' ? 'is not allowed' : textFlaw(key);
    if (flaw)
      found.push({
        path: toPointer([...keys, key]),
        message: `The key ${JSON.stringify(key)} ${flaw}; rename it.`,
      });
    else if (item !== undefined) visit(item, [...keys, key], found);
  }
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
