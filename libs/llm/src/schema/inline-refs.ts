import { FORBIDDEN_KEYS, isJsonObject, type JsonObject, type JsonValue } from '@rex/workflow';

/** Most schemas after references are replaced: a few lines of references can stand for millions. */
const MAX_SCHEMAS = 20_000;

/** A schema can't be written without references. */
export class SchemaNotFlat extends Error {
  override readonly name = 'SchemaNotFlat';
}

/**
 * A schema with each local reference replaced by what it names, and without definitions. Keywords beside a reference are kept.
 * @throws SchemaNotFlat when it refers to itself, to another document or to nothing, or grows too large
 */
export function inlineRefs(schema: JsonObject): JsonObject {
  let count = 0;
  const visit = (value: JsonValue, open: readonly string[], isSchema: boolean): JsonValue => {
    if (Array.isArray(value)) return value.map((each) => visit(each, open, isSchema));
    if (!isJsonObject(value)) return value;
    count += 1;
    if (count > MAX_SCHEMAS) throw new SchemaNotFlat('its references stand for too much; write less of them');
    const { $ref: reference, ...rest } = value;
    if (!isSchema || typeof reference !== 'string')
      return visitMembers(isSchema ? value : { ...value }, open);
    if (open.includes(reference)) {
      throw new SchemaNotFlat(`"${reference}" refers to itself; models need a schema of bounded depth`);
    }
    const named = visit(resolve(schema, reference), [...open, reference], true);
    const beside = visitMembers(rest, open);
    return isJsonObject(named) ? { ...named, ...beside } : named;
  };
  const visitMembers = (value: JsonObject, open: readonly string[]): JsonObject =>
    Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== '$defs' && key !== 'definitions')
        .map(([key, member]) => [
          key,
          VALUES.has(key) ? member : BY_NAME.has(key) ? visitNamed(member, open) : visit(member, open, true),
        ]),
    );
  /** Schemas by name: the names are no keywords, so a property may be called `$ref` or `definitions`. */
  const visitNamed = (value: JsonValue, open: readonly string[]): JsonValue =>
    isJsonObject(value)
      ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, visit(each, open, true)]))
      : value;
  const flat = visit(schema, [], true);
  if (!isJsonObject(flat)) throw new SchemaNotFlat('it must be an object');
  return flat;
}

/** Keywords whose values are values, not schemas. */
const VALUES: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'examples', 'required']);
const BY_NAME: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas']);

function resolve(root: JsonObject, reference: string): JsonValue {
  if (reference !== '#' && !reference.startsWith('#/')) {
    throw new SchemaNotFlat(`"${reference}" refers to another document; copy what it names into "$defs"`);
  }
  let value: JsonValue | undefined = root;
  for (const part of reference.split('/').slice(1)) {
    const key = decode(part);
    const isOwn: boolean = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    value = isOwn && !FORBIDDEN_KEYS.has(key) ? (value as JsonObject)[key] : undefined;
  }
  if (value === undefined) throw new SchemaNotFlat(`"${reference}" refers to nothing; look at its spelling`);
  return value;
}

function decode(part: string): string {
  const text = part.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
