import type { JsonValue } from '@rex/workflow';
import { isRecord, isSameJson, typeOfValue, typesOf, type ConfigSchema } from './json-schema';

/**
 * Whether a value fits the part of JSON Schema in which node types write their `if`: types, const, enum, required, properties, not,
 * allOf, anyOf and oneOf. Other keywords are taken to hold: validation has the last word, the form only decides what it shows.
 */
export function matchesSchema(schema: ConfigSchema, value: JsonValue | undefined): boolean {
  if (schema.const !== undefined && !isSameJson(schema.const, value)) return false;
  if (schema.enum && !schema.enum.some((each) => isSameJson(each, value))) return false;
  if (schema.type !== undefined && value !== undefined && !hasType(schema, value)) return false;
  if (schema.not && matchesSchema(schema.not, value)) return false;
  if (isRecord(value)) {
    if (schema.required?.some((key) => !Object.hasOwn(value, key))) return false;
    for (const [key, part] of Object.entries(schema.properties ?? {})) {
      // An absent property fits whatever its schema says, as in JSON Schema.
      if (Object.hasOwn(value, key) && !matchesSchema(part, value[key])) return false;
    }
  }
  if (schema.allOf?.some((part) => !matchesSchema(part, value))) return false;
  if (schema.anyOf && !schema.anyOf.some((part) => matchesSchema(part, value))) return false;
  return !schema.oneOf || schema.oneOf.filter((part) => matchesSchema(part, value)).length === 1;
}

function hasType(schema: ConfigSchema, value: JsonValue): boolean {
  const type = typeOfValue(value);
  return typesOf(schema).some(
    (each) => each === type || (each === 'integer' && type === 'number' && Number.isInteger(value)),
  );
}
