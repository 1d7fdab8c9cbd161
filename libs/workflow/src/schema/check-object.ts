import { isJsonObject, type JsonValue } from '../document/json-value';
import { suggestion } from '../text/suggest-word';
import type { KeywordGroup, SchemaCheck } from './schema-check';
import { asClause, MAX_LISTED, MAX_SUGGESTED } from './describe-value';
import { propertyNames, propertySchema, type JsonSchema } from './json-schema';

/** `required`, `additionalProperties`, `patternProperties` and `properties`. A property that is undefined counts as absent. */
export const checkObject: KeywordGroup = (schema, compile) => [
  ...checkRequired(schema),
  ...checkOthers(schema, compile),
  ...checkProperties(schema, compile),
];

function isPresent(value: object, key: string): boolean {
  return Object.hasOwn(value, key) && (value as Record<string, unknown>)[key] !== undefined;
}

function checkRequired(schema: JsonSchema): SchemaCheck[] {
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  if (required.length === 0) return [];
  return [
    (value, report) => {
      if (!isJsonObject(value)) return true;
      const missing = required.filter((key) => !isPresent(value, key));
      for (const key of report ? missing : []) {
        const description = propertySchema(schema, key)?.['description'];
        const what = typeof description === 'string' ? `is missing: ${asClause(description)}` : 'is missing';
        report?.within(key, (inner) => inner.add('missing', what));
      }
      return missing.length === 0;
    },
  ];
}

/** Keys that `properties` does not name: each must fit the patterns it matches, else `additionalProperties`. */
function checkOthers(schema: JsonSchema, compile: (schema: JsonValue) => SchemaCheck): SchemaCheck[] {
  const patterns = isJsonObject(schema['patternProperties'])
    ? Object.entries(schema['patternProperties'])
    : [];
  const checks = patterns.map(([pattern, inner]) => ({
    expression: new RegExp(pattern, 'u'),
    check: compile(inner),
  }));
  const others = schema['additionalProperties'] ?? true;
  if (checks.length === 0 && others === true) return [];
  const names = propertyNames(schema);
  const known = new Set(names);
  const listed = names.length > 0 && names.length <= MAX_LISTED ? `; known here: ${names.join(', ')}.` : '.';
  const checkOther = compile(others);
  return [
    (value, report) => {
      if (!isJsonObject(value)) return true;
      let fits = true;
      for (const key of Object.keys(value)) {
        if (value[key] === undefined) continue;
        if (!fits && (!report || report.isFull)) return false;
        const matching = checks.filter(({ expression }) => expression.test(key)).map(({ check }) => check);
        if (matching.length === 0 && known.has(key)) continue;
        if (matching.length === 0 && others === false) {
          if (!report) return false;
          const hint = suggestion(key, names.slice(0, MAX_SUGGESTED), listed);
          fits = report.within(key, (inner) => inner.add('unknown-key', `is not known${hint}`));
          continue;
        }
        for (const check of matching.length > 0 ? matching : [checkOther]) {
          const holds = report ? report.within(key, (inner) => check(value[key], inner)) : check(value[key]);
          fits &&= holds;
        }
      }
      return fits;
    },
  ];
}

function checkProperties(schema: JsonSchema, compile: (schema: JsonValue) => SchemaCheck): SchemaCheck[] {
  const { properties } = schema;
  if (!isJsonObject(properties)) return [];
  const checks = Object.entries(properties).map(([key, inner]) => ({ key, check: compile(inner) }));
  return [
    (value, report) => {
      if (!isJsonObject(value)) return true;
      let fits = true;
      for (const { key, check } of checks) {
        if (!isPresent(value, key)) continue;
        if (report ? report.within(key, (inner) => check(value[key], inner)) : check(value[key])) continue;
        if (!report || report.isFull) return false;
        fits = false;
      }
      return fits;
    },
  ];
}
