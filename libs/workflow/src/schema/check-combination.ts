import type { JsonValue } from '../document/json-value';
import type { KeywordGroup, SchemaCheck } from './schema-check';
import type { JsonSchema } from './json-schema';
import type { SchemaReport } from './schema-report';

/** `allOf`, `anyOf`, `oneOf`, `not` and `if`. `errorMessage` speaks for anyOf, oneOf and not, whose branches contradict. */
export const checkCombination: KeywordGroup = (schema, compile) => {
  const { not } = schema;
  const own = schema['errorMessage'];
  const words = typeof own === 'string' ? own : 'does not have an allowed form';
  const branches = (keyword: string) => {
    const list = schema[keyword];
    return Array.isArray(list) ? [list.map(compile)] : [];
  };
  return [
    ...branches('allOf').flat(),
    ...branches('anyOf').map((checks) => count(checks, (fitting) => fitting > 0, words)),
    ...branches('oneOf').map((checks) => count(checks, (fitting) => fitting === 1, words)),
    ...(not === undefined ? [] : [checkNot(compile(not), words)]),
    ...checkIf(schema, compile),
  ];
};

function count(checks: SchemaCheck[], isRight: (fitting: number) => boolean, words: string): SchemaCheck {
  return (value, report) => {
    const fitting = checks.filter((check) => check(value)).length;
    if (isRight(fitting)) return true;
    if (!report) return false;
    // When every branch merely asks for something that is not there, then something is missing.
    const lacks = fitting === 0 && checks.every((check) => onlyLacks(check, value, report.aside()));
    return report.add(lacks ? 'missing' : 'invalid', words);
  };
}

function onlyLacks(check: SchemaCheck, value: unknown, aside: SchemaReport): boolean {
  check(value, aside);
  return aside.complaints.every(({ kind }) => kind === 'missing');
}

function checkNot(check: SchemaCheck, words: string): SchemaCheck {
  return (value, report) => !check(value) || (report?.add('invalid', words) ?? false);
}

function checkIf(schema: JsonSchema, compile: (schema: JsonValue) => SchemaCheck): SchemaCheck[] {
  if (schema['if'] === undefined) return [];
  const condition = compile(schema['if']);
  const whenTrue = compile(schema['then'] ?? true);
  const whenFalse = compile(schema['else'] ?? true);
  return [(value, report) => (condition(value) ? whenTrue : whenFalse)(value, report)];
}
