import type { JsonValue } from '@rex/workflow';
import Type, { type Static, type TSchema } from 'typebox';
import { PathOrTemplate, type PathOrValue } from '../shared/path-or-template';
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
const meaningless = (beside: string) => ({ not: {}, errorMessage: `has no meaning ${beside} "conditions"` });

/**
 * What each operator asks of `value`, as JSON Schema, so that the form and the API say it before anything runs. Written as
 * if/else, since mistakes within `else` are told one by one, and those within `then` are not.
 */
const VALUE_RULES = [
  { if: { properties: { operator: { enum: [...UNARY_OPERATORS] } } }, else: { required: ['value'] } },
  { if: unless(['between']), else: valueIs({ type: 'array', minItems: 2, maxItems: 2 }) },
  { if: unless(['in']), else: valueIs({ type: 'array' }) },
  {
    if: unless(['matches']),
    else: valueIs({ type: 'string', minLength: 1, maxLength: 1000, literalFormat: 'regex' }),
  },
  { if: unless(['type-is']), else: valueIs({ enum: [...TYPE_NAMES] }) },
];

/** A condition needs a field and an operator, a group nothing but its conditions. */
const FORM_RULES = [
  { if: { required: ['conditions'] }, else: { required: ['field', 'operator'] } },
  {
    if: { not: { required: ['conditions'] } },
    else: {
      properties: {
        field: meaningless('beside'),
        operator: meaningless('beside'),
        value: meaningless('beside'),
      },
    },
  },
];

const conditionFields = {
  field: Type.Optional(PathOrTemplate('What is compared: a path into the input, or a template.')),
  operator: Type.Optional(
    Type.Enum(OPERATOR_NAMES, { control: 'select', description: 'How it is compared.' }),
  ),
  value: Type.Optional(
    Type.Unsafe<JsonValue>({
      expression: true,
      control: 'json',
      description:
        'What it is compared with: [low, high] for between, a list for in, a regular expression for matches, a type for type-is.',
    }),
  ),
  ignoreCase: Type.Boolean({ default: false, description: 'Compare text without regard to case.' }),
};

const listOf = (items: TSchema, description: string) =>
  Type.Array(items, { minItems: 1, maxItems: 100, control: 'conditions', description });

/** What makes a group is known by its conditions. */
const MATCH_RULE = {
  if: { required: ['conditions'] },
  else: { properties: { match: meaningless('without') } },
};

/** A condition, or a group that holds conditions and, `levels` deep, further groups. */
function itemSchema(levels: number): TSchema {
  if (levels === 0) {
    const allOf = [...VALUE_RULES, { required: ['field', 'operator'] }];
    return Type.Object(conditionFields, { additionalProperties: false, allOf });
  }
  const groupFields = {
    match: Type.Optional(
      Type.Enum(['all', 'any'], {
        control: 'select',
        description: 'Of a group: whether all of its conditions must hold (when left out), or any.',
      }),
    ),
    conditions: Type.Optional(
      listOf(itemSchema(levels - 1), 'Of a group: its conditions, instead of a field and an operator.'),
    ),
  };
  const allOf = [...VALUE_RULES, ...FORM_RULES, MATCH_RULE];
  return Type.Object({ ...conditionFields, ...groupFields }, { additionalProperties: false, allOf });
}

/** Levels of groups below the first. */
const GROUP_LEVELS = 3;

const ConfigSchema = Type.Object(
  {
    match: Type.Enum(['all', 'any'], {
      default: 'all',
      control: 'select',
      description: 'Whether all conditions must hold (AND), or any of them (OR).',
    }),
    conditions: listOf(itemSchema(GROUP_LEVELS), 'The conditions, and groups of them.'),
  },
  { additionalProperties: false },
);

/** One condition, resolved. */
export interface ConditionConfig {
  field: PathOrValue;
  operator: Operator | 'matches';
  value?: JsonValue;
  ignoreCase: boolean;
}

/** Conditions of which all must hold, or any. */
export interface GroupConfig {
  match?: 'all' | 'any';
  conditions: (ConditionConfig | GroupConfig)[];
}

/** Config of the Condition node. What the rules above say of an item, its type can't: it is told here. */
export const ConditionConfigSchema = Type.Unsafe<GroupConfig & Pick<Static<typeof ConfigSchema>, 'match'>>(
  ConfigSchema,
);
