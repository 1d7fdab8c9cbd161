import { isJsonObject, type JsonObject } from '@rex/workflow';
import { isEmptyObject, mapSchema } from '../../schema/map-schema';
import { mergeAllOf } from '../../schema/merge-all-of';
import { leaveOpen } from './leave-open';

/** Keywords that servers of this protocol understand; the answer is held against the whole schema afterwards anyway. */
const UNDERSTOOD: ReadonlySet<string> = new Set(
  'type title description properties required additionalProperties items enum const anyOf minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems format'.split(
    ' ',
  ),
);

/** A schema for `response_format`, and whether the server may be asked to keep to it strictly. */
export interface ChatSchema {
  schema: JsonObject;
  isStrict: boolean;
}

/**
 * Puts a schema without references into what servers of this protocol take: unknown keywords go, `oneOf` becomes `anyOf`, and
 * objects are closed that name all that belongs to them. Strictness can be asked for only when every object is closed and names all its
 * properties as required.
 */
export function toChatSchema(schema: JsonObject): ChatSchema {
  let isStrict = true;
  const whole = mapSchema(schema, (each) => leaveOpen(mergeAllOf(each)));
  const normalised = mapSchema(whole, (each) => {
    const kept = Object.fromEntries(Object.entries(each).filter(([key]) => UNDERSTOOD.has(key)));
    const alternatives = each['anyOf'] ?? each['oneOf'];
    if (alternatives !== undefined) kept['anyOf'] = alternatives;
    if (each['allOf'] !== undefined) isStrict = false;
    if (isEmptyObject(each) || (each['additionalProperties'] ?? false) !== false) isStrict = false;
    const { properties } = kept;
    if (!isJsonObject(properties)) return kept;
    const required = Array.isArray(kept['required']) ? kept['required'] : [];
    if (!Object.keys(properties).every((name) => required.includes(name))) isStrict = false;
    return kept['additionalProperties'] === undefined ? { ...kept, additionalProperties: false } : kept;
  });
  return { schema: normalised, isStrict };
}
