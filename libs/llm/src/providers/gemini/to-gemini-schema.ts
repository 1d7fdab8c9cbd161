import { isJsonObject, type JsonObject } from '@rex/workflow';
import { isEmptyObject, mapSchema } from '../../schema/map-schema';
import { mergeAllOf } from '../../schema/merge-all-of';

/** Keywords that Gemini's `responseJsonSchema` and `parametersJsonSchema` take; it refuses others. */
const UNDERSTOOD: ReadonlySet<string> = new Set(
  'type title description enum items prefixItems minItems maxItems minimum maximum anyOf properties additionalProperties required format'.split(
    ' ',
  ),
);

const FORMATS: ReadonlySet<string> = new Set(['date-time', 'date', 'time']);

/**
 * Puts a schema without references into what Gemini takes: unknown keywords go, `oneOf` becomes `anyOf`, plain members of `allOf` are
 * moved out of it, `const` becomes an `enum` of one, and an object that names no property is left open, since Gemini refuses an empty list of them. The answer is held
 * against the whole schema afterwards anyway. Undefined when nothing is left to ask for: an object of anything.
 */
export function toGeminiSchema(schema: JsonObject): JsonObject | undefined {
  if (isEmptyObject(schema) && !isJsonObject(schema['additionalProperties'])) return undefined;
  return mapSchema(mapSchema(schema, mergeAllOf), (each) => {
    const kept = Object.fromEntries(Object.entries(each).filter(([key]) => UNDERSTOOD.has(key)));
    const alternatives = each['anyOf'] ?? each['oneOf'];
    if (alternatives !== undefined) kept['anyOf'] = alternatives;
    if (typeof each['const'] === 'string' || typeof each['const'] === 'number')
      kept['enum'] = [each['const']];
    if (!hasOnlyWords(kept['enum'])) delete kept['enum'];
    if (!FORMATS.has(String(kept['format']))) delete kept['format'];
    if (isEmptyObject(each)) {
      delete kept['properties'];
      return {
        ...kept,
        additionalProperties: isJsonObject(each['additionalProperties'])
          ? each['additionalProperties']
          : true,
      };
    }
    return kept;
  });
}

function hasOnlyWords(list: unknown): boolean {
  return Array.isArray(list) && list.every((each) => typeof each === 'string' || typeof each === 'number');
}
