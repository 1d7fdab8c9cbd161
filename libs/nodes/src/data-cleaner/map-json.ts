import { isJsonObject, type JsonValue } from '@rex/workflow';

/**
 * A copy in which every part is what `change` made of it, the inner parts first. Written with loops: each level of the data takes
 * one frame of the stack, so that data may be nested as deeply as JSON.stringify can take.
 */
export function mapJson(value: JsonValue, change: (part: JsonValue) => JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return change(value);
  if (Array.isArray(value)) {
    const items: JsonValue[] = [];
    for (const item of value) items.push(mapJson(item, change));
    return change(items);
  }
  const fields: [string, JsonValue][] = [];
  for (const key of Object.keys(value)) fields.push([key, mapJson(value[key] ?? null, change)]);
  // Entries become own properties, so even a "__proto__" in the data stays data.
  return change(Object.fromEntries(fields));
}

/** Copies in which each text is what `change` made of it; it is given all texts at once, in order. Names of fields are none. */
export async function mapTexts(
  values: JsonValue[],
  change: (texts: string[]) => Promise<JsonValue[]>,
): Promise<JsonValue[]> {
  const texts: string[] = [];
  collectTexts(values, texts);
  if (texts.length === 0) return values;
  const changed = await change(texts);
  let next = 0;
  const changeOne = (part: JsonValue) => (typeof part === 'string' ? (changed[next++] ?? null) : part);
  return values.map((value) => mapJson(value, changeOne));
}

function collectTexts(value: JsonValue, texts: string[]): void {
  if (typeof value === 'string') texts.push(value);
  else if (Array.isArray(value)) for (const item of value) collectTexts(item, texts);
  else if (isJsonObject(value)) for (const item of Object.values(value)) collectTexts(item ?? null, texts);
}

/** A copy without the items and fields of which `isGone` is true, the inner ones first. */
export function without(value: JsonValue, isGone: (part: JsonValue) => boolean): JsonValue {
  return mapJson(value, (part) => {
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return part.filter((item) => !isGone(item));
    return Object.fromEntries(Object.entries(part).filter(([, item]) => !isGone(item ?? null)));
  });
}
