import { isJsonObject, type JsonValue } from '@rex/workflow';

/** Whether a text can hold such a key at all; a letter may be written as an escape. */
const SUSPICIOUS = /__proto__|constructor|\\u00(?:5f|[67][0-9a-f])/i;

/**
 * A key of JSON that could reach a prototype once somebody merges it: `__proto__`, or `prototype` within `constructor`. Undefined
 * when there is none, which is told by the text alone for nearly every body. Recursive: look at the depth first.
 */
export function findPoisonedKey(text: string, value: JsonValue): string | undefined {
  return SUSPICIOUS.test(text) ? search(value) : undefined;
}

function search(value: JsonValue): string | undefined {
  if (Array.isArray(value)) return firstOf(value);
  if (!isJsonObject(value)) return undefined;
  if (Object.hasOwn(value, '__proto__')) return '__proto__';
  const constructor = Object.hasOwn(value, 'constructor') ? value['constructor'] : undefined;
  if (isJsonObject(constructor ?? null) && Object.hasOwn(constructor as object, 'prototype'))
    return 'constructor.prototype';
  return firstOf(Object.values(value));
}

function firstOf(values: JsonValue[]): string | undefined {
  for (const each of values) {
    const found = search(each);
    if (found !== undefined) return found;
  }
  return undefined;
}
