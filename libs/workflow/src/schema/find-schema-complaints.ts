import { Check, Errors } from 'typebox/schema';
import { Settings } from 'typebox/system';
import type { TLocalizedValidationError } from 'typebox/error';
import { isJsonObject } from '../document/json-value';
import { readablePath, toPointer, valueAt } from '../json/json-pointer';
import { explainMismatch, explainMissing, explainUnknownKey } from './explain-mismatch';
import { propertyNames, propertySchema, type JsonSchema } from './json-schema';

// All mistakes are told at once (the default is eight), and no code is ever generated: the editor's CSP forbids it.
Settings.Set({ maxErrors: 500, useAcceleration: false });

/** One way in which a value does not fit a schema. */
export interface SchemaComplaint {
  kind: 'missing' | 'unknown-key' | 'invalid';
  /** JSON Pointer into the value, to the field that is wrong or missing. */
  path: string;
  /** One sentence: what is wrong and what would be right. */
  message: string;
}

/** True when the value fits the schema. The cheap question, for the hot path. */
export function fitsSchema(schema: JsonSchema, value: unknown): boolean {
  return Check(schema, value);
}

/** Everything in which a value does not fit a schema, one complaint for a field, in the schema's order. */
export function findSchemaComplaints(
  schema: JsonSchema,
  value: unknown,
  /** How messages call the value as a whole. */
  subject: string,
): SchemaComplaint[] {
  if (Check(schema, value)) return [];
  const [, errors] = Errors(schema, value);
  const combined = errors.filter(({ keyword }) => COMBINING.has(keyword));
  // What the branches of a failed anyOf say is contradictory; the combining keyword speaks for them.
  const isInside = (error: TLocalizedValidationError) =>
    combined.some(
      (outer) => outer !== error && error.schemaPath.startsWith(`${outer.schemaPath}/${outer.keyword}`),
    );
  const complaints = errors
    .filter((error) => !isInside(error))
    .flatMap((error) => complain({ schema, value, subject, errors }, error));
  const seen = new Set<string>();
  return complaints.filter(({ path }) => !seen.has(path) && seen.add(path));
}

const COMBINING: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'not']);

interface Complaining {
  schema: JsonSchema;
  value: unknown;
  subject: string;
  errors: TLocalizedValidationError[];
}

function complain(
  { schema: root, value, subject, errors }: Complaining,
  error: TLocalizedValidationError,
): SchemaComplaint[] {
  const schema = schemaAt(root, error.schemaPath);
  const path = error.instancePath;
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map((key) => ({
        kind: 'missing',
        path: path + toPointer([key]),
        message: explainMissing(quoted(path + toPointer([key])), propertySchema(schema, key)),
      }));
    case 'additionalProperties':
      return error.params.additionalProperties.map((key) => ({
        kind: 'unknown-key',
        path: path + toPointer([key]),
        message: explainUnknownKey(quoted(path + toPointer([key])), key, propertyNames(schema)),
      }));
    case 'boolean':
      // Said again, and better, by additionalProperties.
      return [];
    default: {
      // What is wrong within `else` has been said; TypeBox keeps to itself what is wrong within `then`.
      if (error.keyword === 'if' && error.params.failingKeyword === 'else') return [];
      const found = valueAt(value, path);
      const lacks = found === null || (COMBINING.has(error.keyword) && onlyLacks(error, errors));
      return [
        {
          kind: lacks ? 'missing' : 'invalid',
          path,
          message: explainMismatch(path === '' ? subject : quoted(path), found, error, schema),
        },
      ];
    }
  }
}

/** True when every branch of a failed anyOf asks for a property that is not there. */
function onlyLacks(outer: TLocalizedValidationError, errors: TLocalizedValidationError[]): boolean {
  const inner = errors.filter(
    ({ schemaPath, instancePath }) =>
      instancePath === outer.instancePath && schemaPath.startsWith(`${outer.schemaPath}/${outer.keyword}`),
  );
  return inner.length > 0 && inner.every(({ keyword }) => keyword === 'required');
}

function schemaAt(root: JsonSchema, schemaPath: string): JsonSchema {
  const schema = valueAt(root, schemaPath.replace(/^#/, ''));
  return isJsonObject(schema) ? (schema as JsonSchema) : {};
}

/** A field as messages name it. */
function quoted(path: string): string {
  return `"${readablePath(path)}"`;
}
