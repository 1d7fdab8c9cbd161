import type { JsonObject } from '@rex/workflow';
import { isRecord, type ConfigSchema } from './json-schema';

/** Fields of which a schema wants one group (`oneOf`) or at least one (`anyOf`). */
export interface FieldAlternatives {
  /** One group at a time; else several may be there together. */
  readonly isExclusive: boolean;
  /** The names of the fields of each group, in order. */
  readonly groups: readonly (readonly string[])[];
}

/** Reads a choice such as `oneOf: [{ required: ['cron'] }, { required: ['intervalSeconds'] }]`; null when there is none like it. */
export function fieldAlternatives(schema: ConfigSchema): FieldAlternatives | null {
  const parts = schema.oneOf ?? schema.anyOf;
  if (!parts || parts.length < 2 || !schema.properties) return null;
  const groups = parts.map(namesIn);
  const known = schema.properties;
  const areFields = groups.every((group) => group.length > 0 && group.every((key) => key in known));
  const isOverlapping = new Set(groups.flat()).size < groups.flat().length;
  return areFields && !isOverlapping ? { isExclusive: schema.oneOf !== undefined, groups } : null;
}

function namesIn(part: ConfigSchema): string[] {
  return [...(part.required ?? []), ...[...(part.anyOf ?? []), ...(part.oneOf ?? [])].flatMap(namesIn)];
}

/** The indexes of the groups of which an object holds a field. */
export function heldGroups({ groups }: FieldAlternatives, object: JsonObject): number[] {
  return groups.flatMap((group, index) => (group.some((key) => Object.hasOwn(object, key)) ? [index] : []));
}

/** A choice within a list: a word by itself, or an object that says by one of its fields which it is. */
export interface UnionChoices {
  /** The field that tells objects apart, such as `op`. */
  readonly tag: string;
  readonly choices: readonly UnionChoice[];
}

export interface UnionChoice {
  readonly word: string;
  /** Whether the word may stand alone. */
  readonly isWord: boolean;
  /** The object form, if it has one. */
  readonly schema: ConfigSchema | null;
}

/** Reads items such as `"trim"` or `{ "op": "truncate", "length": 80 }`; null when a schema is none like it. */
export function unionChoices(schema: ConfigSchema): UnionChoices | null {
  const parts = schema.anyOf ?? schema.oneOf;
  const objects = parts?.filter((part) => part.type === 'object' && isRecord(part.properties)) ?? [];
  const words = parts?.filter((part) => part.enum && !part.properties) ?? [];
  if (!parts || objects.length === 0 || objects.length + words.length !== parts.length) return null;
  const tag = objects[0]?.required?.find((key) => tagsOf(objects[0], key).length > 0);
  if (tag === undefined || objects.some((part) => tagsOf(part, tag).length === 0)) return null;
  const alone = words.flatMap((part) => part.enum ?? []).filter((word) => typeof word === 'string');
  const known = new Map<string, UnionChoice>(
    alone.map((word) => [word, { word, isWord: true, schema: null }]),
  );
  for (const part of objects) {
    for (const word of tagsOf(part, tag))
      known.set(word, { word, isWord: alone.includes(word), schema: part });
  }
  return { tag, choices: [...known.values()] };
}

function tagsOf(part: ConfigSchema | undefined, key: string): string[] {
  const field = part?.properties?.[key];
  const values = field?.enum ?? (field?.const === undefined ? [] : [field.const]);
  return values.filter((value) => typeof value === 'string');
}
