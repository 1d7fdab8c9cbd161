import type { OpenAPIObject } from '@nestjs/swagger';
import fc from 'fast-check';
import { hostileValue } from './any-value';

/** A schema of OpenAPI 3.0, as far as ours use it. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: unknown[];
  nullable?: boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  example?: unknown;
}

/** How many of ten values are not what the schema asks for. */
export type Mischief = 0 | 1 | 2;

/** Values for a schema: mostly those it asks for, some that it refuses, and ids that exist where an id is wanted. */
export function arbitraryOf(
  schema: Schema,
  document: OpenAPIObject,
  knownIds: readonly string[],
  mischief: Mischief,
): fc.Arbitrary<unknown> {
  const build = (each: Schema): fc.Arbitrary<unknown> => {
    const fitting = { arbitrary: fittingValue(resolve(each, document)), weight: 10 - mischief };
    return mischief === 0
      ? fitting.arbitrary
      : fc.oneof(fitting, { arbitrary: hostileValue, weight: mischief });
  };

  const fittingValue = (each: Schema): fc.Arbitrary<unknown> => {
    const base = fittingType(each);
    const withExample =
      each.example === undefined
        ? base
        : fc.oneof({ arbitrary: fc.constant(each.example), weight: 2 }, { arbitrary: base, weight: 1 });
    return each.nullable ? fc.option(withExample, { nil: null }) : withExample;
  };

  const fittingType = (each: Schema): fc.Arbitrary<unknown> => {
    if (each.enum) return fc.constantFrom(...each.enum);
    const choices = each.oneOf ?? each.anyOf ?? each.allOf;
    if (choices) return fc.oneof(...choices.map(build));
    switch (each.type) {
      case 'string':
        return text(each, knownIds);
      case 'integer':
        return fc.integer({ min: each.minimum ?? -10, max: each.maximum ?? (each.minimum ?? 0) + 1000 });
      case 'number':
        return fc.double({ min: each.minimum ?? -1e6, max: each.maximum ?? 1e6, noNaN: true });
      case 'boolean':
        return fc.boolean();
      case 'array':
        return fc.array(build(each.items ?? {}), { maxLength: Math.min(each.maxItems ?? 4, 4) });
      case 'object':
        return object(each);
      default:
        return fc.jsonValue({ maxDepth: 2 });
    }
  };

  const object = ({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> => {
    const own = Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, build(each)]));
    const record = fc.record(own, { requiredKeys: required.filter((name) => name in own) });
    const extra = fc.dictionary(fc.constantFrom('id', 'ownerId', 'extra', 'constructor'), hostileValue, {
      maxKeys: 1,
    });
    return mischief === 0
      ? record
      : fc.oneof(
          { arbitrary: record, weight: 9 },
          { arbitrary: fc.tuple(record, extra).map(([a, b]) => ({ ...a, ...b })), weight: 1 },
        );
  };

  return build(schema);
}

/** Follows a reference into the document's components. */
export function resolve(schema: Schema, document: OpenAPIObject): Schema {
  if (!schema.$ref) return schema;
  const name = schema.$ref.split('/').at(-1) ?? '';
  const found = document.components?.schemas?.[name] as Schema | undefined;
  if (!found) throw new Error(`the document has no ${schema.$ref}`);
  return resolve(found, document);
}

function text({ format, minLength, maxLength }: Schema, knownIds: readonly string[]): fc.Arbitrary<string> {
  const ids = fc.constantFrom('no-id', ...knownIds);
  switch (format) {
    case 'uuid':
      return fc.oneof({ arbitrary: ids, weight: 3 }, { arbitrary: fc.uuid(), weight: 1 });
    case 'date-time':
      return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
    case 'email':
      return fc.emailAddress();
    case 'uri':
      return fc.webUrl();
    default: {
      const words = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength ?? 30, 60) });
      return fc.oneof({ arbitrary: words, weight: 3 }, { arbitrary: ids, weight: 1 });
    }
  }
}
