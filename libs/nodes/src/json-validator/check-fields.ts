import { parseDataPath, type JsonValue } from '@rex/workflow';
import { readPart } from '../shared/read-part';
import type { SchemaError } from './schema/schema-machine';

/** The names of types, as in JSON Schema. */
export const SIMPLE_TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] as const;

/** What fields of a value must be. */
export interface FieldRules {
  required?: readonly string[];
  /** One name of a type or a list of them, by path. */
  types?: Readonly<Record<string, JsonValue>>;
}

/** Everything in which a value breaks the rules, required fields first. Linear in the number of rules. */
export function checkFields({ required = [], types = {} }: FieldRules, value: JsonValue): SchemaError[] {
  const missing = required
    .map(readingOf(value))
    .filter(({ found }) => !found)
    .map(({ path }): SchemaError => ({ path, keyword: 'required', message: 'is required' }));
  const wrong = Object.entries(types).flatMap(([field, wanted]): SchemaError[] => {
    const reading = readingOf(value)(field);
    const names = (Array.isArray(wanted) ? wanted : [wanted]).map(String);
    if (!reading.found || names.some((name) => isOfType(reading.value ?? null, name))) return [];
    const message = `must be of type ${names.join(' or ')}, not ${typeOf(reading.value ?? null)}`;
    return [{ path: reading.path, keyword: 'type', message }];
  });
  return [...missing, ...wrong];
}

function readingOf(value: JsonValue): (field: string) => { path: string; found: boolean; value?: JsonValue } {
  return (field) => {
    const keys = parseDataPath(field);
    // A text that is no path leads to nothing, but is told as it was written.
    if (!keys) return { path: toPointer([field]), found: false };
    const part = readPart(value, keys);
    return { path: toPointer(keys), found: part !== undefined, value: part ?? null };
  };
}

function toPointer(keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function typeOf(value: JsonValue): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function isOfType(value: JsonValue, name: string): boolean {
  return name === 'integer' ? Number.isInteger(value) : typeOf(value) === name;
}
