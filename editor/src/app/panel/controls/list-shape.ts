import type { JsonObject, JsonValue } from '@rex/workflow';
import { controlKind } from '../schema/control-kind';
import type { ConfigSchema } from '../schema/json-schema';

/** How the items of a list are shown. */
export interface ListShape {
  readonly item: ConfigSchema;
  /** A field by itself, fields in a row, or fields below each other. */
  readonly layout: 'field' | 'row' | 'card';
  /** The field that makes an item a group of items, such as `conditions` in a condition; null when there are no groups. */
  readonly groupKey: string | null;
}

export function listShape(schema: ConfigSchema): ListShape {
  const item = schema.items ?? {};
  if (controlKind(item) !== 'object') return { item, layout: 'field', groupKey: null };
  const isRow = schema.control === 'conditions' || schema.control === 'mappings';
  const groupKey = Object.entries(item.properties ?? {}).find(
    ([, part]) => part.control !== undefined && part.control === schema.control && part.items,
  )?.[0];
  return { item, layout: isRow ? 'row' : 'card', groupKey: groupKey ?? null };
}

/** What an added item begins with: nothing that could be mistaken for the person's choice, but of the right type. */
export function newItem(item: ConfigSchema, groupKey: string | null): JsonValue {
  if (controlKind(item) === 'object') return startObject(item, groupKey);
  if (item.enum?.[0] !== undefined) return item.enum[0];
  const [first] = item.anyOf ?? [];
  if (first?.enum?.[0] !== undefined) return first.enum[0];
  return item.type === 'boolean' ? false : '';
}

/** Required choices get their first word, so that a row reads as a sentence from the start. */
function startObject(item: ConfigSchema, groupKey: string | null): JsonObject {
  const object: JsonObject = {};
  const always = new Set(item.required);
  for (const branch of groupKey === null ? [] : (item.allOf ?? [])) {
    for (const key of branch.else?.required ?? []) if (key !== groupKey) always.add(key);
  }
  for (const key of always) {
    const part = item.properties?.[key];
    if (part?.default === undefined && typeof part?.enum?.[0] === 'string') object[key] = part.enum[0];
  }
  return object;
}
