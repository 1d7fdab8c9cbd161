import { isJsonObject, type JsonValue } from '@rex/workflow';

/**
 * A copy in which no array holds an item that equals an earlier one; objects are equal whatever the order of their keys. Equal
 * values get the same number, so that each is looked at once, however deeply it is nested.
 */
export function deduplicate(value: JsonValue): JsonValue {
  const numbers = new Map<string, number>();
  const numberOf = (shape: string): number => {
    const known = numbers.get(shape) ?? numbers.size;
    numbers.set(shape, known);
    return known;
  };
  // Loops, so that each level of the data takes one frame of the stack.
  const visit = (part: JsonValue): Visited => {
    if (Array.isArray(part)) {
      const items = new Map<number, JsonValue>();
      for (const item of part) {
        const { copy, number } = visit(item);
        if (!items.has(number)) items.set(number, copy);
      }
      return { copy: [...items.values()], number: numberOf(`[${[...items.keys()].join()}`) };
    }
    if (!isJsonObject(part)) return { copy: part, number: numberOf(JSON.stringify(part)) };
    const fields: [string, JsonValue][] = [];
    const shape: string[] = [];
    for (const key of Object.keys(part)) {
      const { copy, number } = visit(part[key] ?? null);
      fields.push([key, copy]);
      shape.push(`${JSON.stringify(key)}:${number}`);
    }
    // Entries become own properties, so even a "__proto__" in the data stays data.
    return { copy: Object.fromEntries(fields), number: numberOf(`{${shape.sort().join()}`) };
  };
  return visit(value).copy;
}

/** A copy of a value, and the number that all its equals have. */
interface Visited {
  copy: JsonValue;
  number: number;
}
