import { isJsonObject, type JsonValue } from '@rex/workflow';

const COMMON =
  'type title description properties required additionalProperties items enum anyOf minimum maximum minItems maxItems format';

const KNOWN = {
  gemini: new Set(`${COMMON} prefixItems`.split(' ')),
  chat: new Set(`${COMMON} const exclusiveMinimum exclusiveMaximum multipleOf`.split(' ')),
};

/** A keyword that a vendor would refuse in a schema, and for Gemini also an object without properties that is closed. */
export function findForeignKeyword(
  schema: JsonValue | undefined,
  vendor: keyof typeof KNOWN,
): string | undefined {
  if (!isJsonObject(schema)) return undefined;
  for (const [keyword, value] of Object.entries(schema)) {
    if (!KNOWN[vendor].has(keyword)) return keyword;
    if (vendor === 'gemini' && keyword === 'properties' && Object.keys(value as object).length === 0) {
      return 'properties: should be non-empty for OBJECT type';
    }
    const inner = keyword === 'properties' && isJsonObject(value) ? Object.values(value) : [value].flat();
    for (const each of inner) {
      const found = keyword === 'enum' ? undefined : findForeignKeyword(each, vendor);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
