import { isJsonObject, type JsonValue } from '../document/json-value';
import { toPointer } from '../json/json-pointer';
import { suggestion } from '../text/suggest-word';
import { INPUT_KEYWORDS, schemasWithin } from './input-keywords';

/** What keeps a schema from being one that inputs are checked by. */
export interface InputSchemaMistake {
  /** JSON Pointer into the schema. */
  path: string;
  /** The end of a sentence that begins with the field's name. */
  message: string;
}

/** Most levels of schemas within schemas. */
export const MAX_INPUT_SCHEMA_DEPTH = 20;

/** Most bytes as JSON. */
export const MAX_INPUT_SCHEMA_BYTES = 64 * 1024;

/** Most mistakes that are told. */
const MAX_MISTAKES = 20;

const ELSEWHERE =
  'is not supported here, where the check must end in bounded time; use a json-validator node behind the trigger';

/**
 * Everything that is wrong with a schema for inputs. Inputs are checked before they are accepted, in the process that answers
 * requests, so the dialect is a part of JSON Schema (2020-12) in which no schema can be expensive: no references, no regular
 * expressions, bounded depth and size. A keyword outside it is refused, never passed over.
 */
export function findInputSchemaMistakes(schema: JsonValue): InputSchemaMistake[] {
  const bytes = new TextEncoder().encode(JSON.stringify(schema)).length;
  if (bytes > MAX_INPUT_SCHEMA_BYTES) {
    return [
      { path: '', message: `has ${bytes} bytes as JSON; at most ${MAX_INPUT_SCHEMA_BYTES} are allowed` },
    ];
  }
  const mistakes: InputSchemaMistake[] = [];
  visit(schema, [], 1, mistakes);
  return mistakes;
}

function visit(
  schema: JsonValue,
  keys: (string | number)[],
  depth: number,
  mistakes: InputSchemaMistake[],
): void {
  if (mistakes.length >= MAX_MISTAKES || typeof schema === 'boolean') return;
  const add = (within: (string | number)[], message: string) =>
    void mistakes.push({ path: toPointer([...keys, ...within]), message });
  if (!isJsonObject(schema)) return add([], 'must be a JSON Schema: an object, or true or false');
  if (depth > MAX_INPUT_SCHEMA_DEPTH) {
    return add([], `is nested deeper than ${MAX_INPUT_SCHEMA_DEPTH} schemas; make it flatter`);
  }
  for (const [name, value] of Object.entries(schema)) {
    const message = mistakeOf(name, value);
    if (message !== undefined && mistakes.length < MAX_MISTAKES) add([name], message);
  }
  for (const [within, inner] of schemasWithin(schema))
    visit(inner, [...keys, ...within], depth + 1, mistakes);
}

function mistakeOf(name: string, value: JsonValue): string | undefined {
  const keyword = INPUT_KEYWORDS.get(name);
  if (!keyword) {
    return IN_JSON_SCHEMA.has(name)
      ? ELSEWHERE
      : `is no keyword that is known here${suggestion(name, INPUT_KEYWORDS.keys(), '')}`;
  }
  switch (keyword.kind) {
    case 'value':
      return keyword.fits(value) ? undefined : `must be ${keyword.words}`;
    case 'list':
      return Array.isArray(value) && value.length > 0 ? undefined : 'must be a list of schemas';
    case 'by-name':
      return isJsonObject(value) ? undefined : 'must be an object that holds schemas by name';
    case 'note':
    case 'schema':
      return undefined;
  }
}

/** Keywords of JSON Schema that there are, but not here. */
const IN_JSON_SCHEMA: ReadonlySet<string> = new Set(
  '$ref $dynamicRef $recursiveRef $anchor $dynamicAnchor $recursiveAnchor $defs definitions $vocabulary pattern patternProperties propertyNames prefixItems additionalItems contains minContains maxContains minProperties maxProperties dependencies dependentRequired dependentSchemas unevaluatedItems unevaluatedProperties contentEncoding contentMediaType contentSchema'.split(
    ' ',
  ),
);
