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
  const visit = (part: JsonValue): { copy: JsonValue; number: number } => {
    if (Array.isArray(part)) {
      const items = distinct(part.map(visit));
      const shape = `[${items.map(({ number }) => number).join()}`;
      return { copy: items.map(({ copy }) => copy), number: numberOf(shape) };
    }
    if (!isJsonObject(part)) return { copy: part, number: numberOf(JSON.stringify(part)) };
    const fields = Object.entries(part).map(([key, item]) => ({ key, ...visit(item ?? null) }));
    const shape = fields.map(({ key, number }) => `${JSON.stringify(key)}:${number}`).sort();
    // Entries become own properties, so even a "__proto__" in the data stays data.
    const copy = Object.fromEntries(fields.map(({ key, copy: item }) => [key, item]));
    return { copy, number: numberOf(`{${shape.join()}`) };
  };
  return visit(value).copy;
}

function distinct<Item extends { number: number }>(items: readonly Item[]): Item[] {
  const seen = new Set<number>();
  return items.filter(({ number }) => !seen.has(number) && seen.add(number));
}
