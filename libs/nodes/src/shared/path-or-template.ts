import Type, { type TUnsafe } from 'typebox';
import { parseDataPath, readPath, type JsonValue, type PathReading } from '@rex/workflow';

/** A path into the input, or the value that a template gave. */
export type PathOrValue = string | { value: JsonValue };

/**
 * Config field for a value that comes from the input (`order.total`) or from a template (`{{ steps.fetch.status }}`). The two
 * are told apart before templates are rendered: a template arrives as `{ value: … }`, a string is always a path.
 */
export function PathOrTemplate(description: string): TUnsafe<PathOrValue> {
  return Type.Unsafe<PathOrValue>({
    anyOf: [
      { type: 'string', minLength: 1, maxLength: 1000 },
      {
        type: 'object',
        required: ['value'],
        properties: { value: { expression: true } },
        additionalProperties: false,
      },
    ],
    pathOrTemplate: true,
    errorMessage: 'must be a path into the input, such as order.items[0].name, or a template',
    control: 'text',
    description,
  });
}

/** The value a field names. A text that is no path finds nothing. */
export function readField(field: PathOrValue, input: JsonValue): PathReading {
  if (typeof field !== 'string') return { found: true, value: field.value };
  const keys = parseDataPath(field);
  return keys ? readPath(input, keys) : { found: false, value: undefined };
}
