import type { JsonValue } from '@rex/workflow';
import Type, { type Static } from 'typebox';

const ACTIONS = ['put', 'get', 'delete', 'increment', 'list'] as const;

/** Ten years. */
const MAX_TTL_SECONDS = 10 * 365 * 24 * 60 * 60;

const shownFor = (...actions: (typeof ACTIONS)[number][]) => ({
  visibleWhen: { field: 'action', in: actions },
});

const optionalValue = (keywords: object) =>
  Type.Optional(Type.Unsafe<JsonValue>({ expression: true, ...keywords }));

/** Config of the Storage node. What an action does not use is let alone, so that changing the action loses nothing. */
export const StorageConfigSchema = Type.Object(
  {
    action: Type.Enum([...ACTIONS], {
      default: 'put',
      control: 'select',
      description: 'What is done with the entry.',
    }),
    key: Type.Optional(
      Type.Unsafe<string | number>({
        type: ['string', 'number'],
        minLength: 1,
        maxLength: 512,
        expression: true,
        control: 'text',
        ...shownFor('put', 'get', 'delete', 'increment'),
        description: 'Name of the entry, and of the field in the output: 1 to 512 characters.',
      }),
    ),
    scope: Type.Enum(['workflow', 'user'], {
      default: 'workflow',
      control: 'select',
      description: 'Whose entries: those of this workflow, or those that all your workflows share.',
    }),
    value: optionalValue({
      control: 'json',
      ...shownFor('put'),
      description: 'The value to keep. Left out: the input of this node.',
    }),
    by: Type.Number({
      default: 1,
      minimum: -Number.MAX_SAFE_INTEGER,
      maximum: Number.MAX_SAFE_INTEGER,
      expression: true,
      ...shownFor('increment'),
      description: 'What is added; less than 0 subtracts.',
    }),
    default: optionalValue({
      control: 'json',
      ...shownFor('get'),
      description: 'What is given when there is no such entry. Left out: null.',
    }),
    ttlSeconds: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: MAX_TTL_SECONDS,
        expression: true,
        ...shownFor('put', 'increment'),
        description:
          'How long the entry lives, in seconds; at most ten years. Left out: until it is deleted. A counter keeps the time it began with.',
      }),
    ),
    ifVersion: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
        expression: true,
        ...shownFor('put', 'delete'),
        description: 'Change the entry only while it has this version; 0: only while there is none.',
      }),
    ),
    onConflict: Type.Enum(['fail', 'branch'], {
      default: 'fail',
      control: 'select',
      ...shownFor('put', 'delete'),
      description:
        'What happens when the version is another: the step fails, or what is there leaves by the port "conflict".',
    }),
    fullEntry: Type.Boolean({
      default: false,
      ...shownFor('put', 'get', 'delete', 'increment'),
      description:
        'Give all that is known of the entry, its version among it, instead of only its value under its key.',
    }),
    prefix: Type.Unsafe<string | number>({
      default: '',
      type: ['string', 'number'],
      maxLength: 512,
      expression: true,
      control: 'text',
      ...shownFor('list'),
      description: 'What the keys begin with, letter by letter. Empty: all keys.',
    }),
    limit: Type.Integer({
      default: 100,
      minimum: 1,
      maximum: 1000,
      expression: true,
      ...shownFor('list'),
      description: 'Most entries of one page.',
    }),
    after: Type.Optional(
      Type.Unsafe<string | number | null>({
        type: ['string', 'number', 'null'],
        maxLength: 512,
        expression: true,
        control: 'text',
        ...shownFor('list'),
        description: 'The "next" of the page before. Left out or null: the first page.',
      }),
    ),
  },
  {
    additionalProperties: false,
    allOf: [{ if: { properties: { action: { const: 'list' } } }, else: { required: ['key'] } }],
  },
);

/** The config, resolved. */
export type StorageConfig = Static<typeof StorageConfigSchema>;
