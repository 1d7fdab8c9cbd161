import { isJsonObject, type JsonValue } from '../document/json-value';
import { propertySchema, type JsonSchema } from '../schema/json-schema';

/** What schemas say about a part of the value they are for. */
export interface PartSchemas {
  /** Schemas that may hold for the part. */
  schemas: JsonSchema[];
  /** True when none of them lists the part, and one of them says that nothing else may be there. */
  isUndeclared: boolean;
}

const COMBINED = ['allOf', 'anyOf', 'oneOf'];
const CONDITIONAL = ['then', 'else'];

/** A schema with all that it combines: every alternative, whether it would hold or not. */
export function alternativesOf(schema: JsonSchema): JsonSchema[] {
  const lists = COMBINED.flatMap((keyword) => (Array.isArray(schema[keyword]) ? schema[keyword] : []));
  const parts = [...lists, ...CONDITIONAL.map((keyword) => schema[keyword])];
  return [schema, ...parts.filter(isJsonObject).flatMap(alternativesOf)];
}

/** What schemas say about a property, or about the items of a list. */
export function childSchemas(
  schemas: readonly JsonSchema[],
  key: string,
  kind: 'item' | 'property',
): PartSchemas {
  const found = schemas
    .map((schema) =>
      kind === 'item' ? schema['items'] : (propertySchema(schema, key) ?? schema['additionalProperties']),
    )
    .filter((child): child is JsonValue => child !== undefined && child !== false);
  const isClosed = schemas.some((schema) => schema['additionalProperties'] === false);
  return {
    schemas: found.filter(isJsonObject).flatMap(alternativesOf),
    isUndeclared: kind === 'property' && isClosed && found.length === 0,
  };
}
