import { isJsonObject, type JsonValue } from '../document/json-value';
import { checkArray } from './check-array';
import { checkCombination } from './check-combination';
import { checkObject } from './check-object';
import { checkScalar, checkType } from './check-scalar';
import type { JsonSchema } from './json-schema';
import type { KeywordGroup, SchemaCheck } from './schema-check';
import { SchemaReport, type SchemaComplaint } from './schema-report';

const GROUPS: KeywordGroup[] = [checkScalar, checkObject, checkArray, checkCombination];

/** Keywords that check something. What is in neither list is a mistake in the schema, not to be passed over. */
const CHECKED = new Set(
  'type enum const minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern format properties required additionalProperties patternProperties items minItems maxItems uniqueItems anyOf oneOf allOf not if then else'.split(
    ' ',
  ),
);
const ANNOTATIONS = new Set(
  '$schema $comment title description default examples expression control visibleWhen pathOrTemplate errorMessage inputRole configRole literalFormat nodeReference toolList keyTarget'.split(
    ' ',
  ),
);

const compiled = new WeakMap<object, SchemaCheck>();

/**
 * Compiles a JSON Schema (2020-12) into closures; no code is generated, since the editor's CSP forbids it. Each schema object is
 * compiled once. Knows the keywords that node types use, see CHECKED.
 * @throws Error for a schema with any other keyword.
 */
export function compileSchema(schema: JsonValue): SchemaCheck {
  if (schema === true) return () => true;
  if (schema === false) return (_value, report) => report?.add('invalid', 'is not allowed') ?? false;
  if (!isJsonObject(schema))
    throw new Error(`a schema must be an object or a boolean, not ${JSON.stringify(schema)}`);
  let check = compiled.get(schema);
  if (!check) compiled.set(schema, (check = compileKeywords(schema, compileSchema)));
  return check;
}

/** Everything in which a value does not fit a schema, one complaint for a field, at most 500. */
export function findSchemaComplaints(schema: JsonSchema, value: unknown, subject: string): SchemaComplaint[] {
  const check = compileSchema(schema);
  if (check(value)) return [];
  const report = new SchemaReport(subject);
  check(value, report);
  return report.complaints;
}

/**
 * The check of one schema object; `compile` makes the checks of the schemas within it.
 * @throws Error as compileSchema
 */
export function compileKeywords(
  schema: JsonSchema,
  compile: (schema: JsonValue) => SchemaCheck,
): SchemaCheck {
  const strange = Object.keys(schema).find((key) => !CHECKED.has(key) && !ANNOTATIONS.has(key));
  if (strange !== undefined) throw new Error(`the schema keyword "${strange}" is not supported`);
  const type = checkType(schema);
  const rest = GROUPS.flatMap((group) => group(schema, compile));
  return (value, report) => {
    // What a value of the wrong type lacks is no news.
    if (!type(value, report)) return false;
    let fits = true;
    for (const check of rest) {
      if (check(value, report)) continue;
      if (!report || report.isFull) return false;
      fits = false;
    }
    return fits;
  };
}
