import type { JsonValue } from '@rex/workflow';
import Type, { type Static } from 'typebox';
import { PathOrTemplate } from '../shared/path-or-template';
import { OPERATORS, TYPE_NAMES, type Operator } from './operators';

/** Operators that look at the field alone. */
export const UNARY_OPERATORS: readonly Operator[] = [
  'exists',
  'not-exists',
  'is-empty',
  'is-not-empty',
  'is-true',
  'is-false',
];

const OPERATOR_NAMES = [...(Object.keys(OPERATORS) as Operator[]), 'matches' as const];

const unless = (operators: readonly string[]) => ({
  properties: { operator: { not: { enum: [...operators] } } },
});
const valueIs = (schema: object) => ({ properties: { value: { ...schema, expression: true } } });

/**
 * What each operator asks of `value`, as JSON Schema, so that the form and the API say it before anything runs. Written as
 * if/else, since mistakes within `else` are told one by one, and those within `then` are not.
 */
const VALUE_RULES = [
  { if: { properties: { operator: { enum: [...UNARY_OPERATORS] } } }, else: { required: ['value'] } },
  { if: unless(['between']), else: valueIs({ type: 'array', minItems: 2, maxItems: 2 }) },
  { if: unless(['in']), else: valueIs({ type: 'array' }) },
  { if: unless(['matches']), else: valueIs({ type: 'string', minLength: 1, maxLength: 1000 }) },
  { if: unless(['type-is']), else: valueIs({ enum: [...TYPE_NAMES] }) },
];

const ConditionSchema = Type.Object(
  {
    field: PathOrTemplate('What is compared: a path into the input, or a template.'),
    operator: Type.Enum(OPERATOR_NAMES, { control: 'select', description: 'How it is compared.' }),
    value: Type.Optional(
      Type.Unsafe<JsonValue>({
        expression: true,
        control: 'json',
        description:
          'What it is compared with: [low, high] for between, a list for in, a regular expression for matches, a type for type-is.',
      }),
    ),
    ignoreCase: Type.Boolean({ default: false, description: 'Compare text without regard to case.' }),
  },
  { additionalProperties: false, allOf: VALUE_RULES },
);

/** Config of the Condition node. */
export const ConditionConfigSchema = Type.Object(
  {
    match: Type.Enum(['all', 'any'], {
      default: 'all',
      control: 'select',
      description: 'Whether all conditions must hold, or any of them.',
    }),
    conditions: Type.Array(ConditionSchema, {
      minItems: 1,
      maxItems: 100,
      control: 'conditions',
      description: 'The conditions.',
    }),
  },
  { additionalProperties: false },
);

/** One condition, resolved. */
export type ConditionConfig = Static<typeof ConditionSchema>;
