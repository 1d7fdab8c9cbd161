import Type, { type Static } from 'typebox';
import { FORBIDDEN_KEYS } from '@rex/workflow';
import { TEXT_OPS } from './clean-text';
import { MaskSchema } from './mask-config';

const TEXT_OP_NAMES = Object.keys(TEXT_OPS) as (keyof typeof TEXT_OPS)[];

/** Ops on texts that have no settings at all. */
const TEXT_NAMES = [...TEXT_OP_NAMES, 'parse-numbers', 'parse-booleans'] as const;

/** Ops on arrays and objects. */
const STRUCTURE_NAMES = ['remove-nulls', 'remove-empties', 'deduplicate'] as const;

/** Ops that need no settings, so that their name is enough. */
export const PLAIN_OPS = [...TEXT_NAMES, ...STRUCTURE_NAMES, 'remove-special', 'mask-pii'] as const;

const closed = { additionalProperties: false };
const onText = Type.Object({ op: Type.Enum([...TEXT_NAMES]) }, closed);
const onStructure = Type.Object({ op: Type.Enum([...STRUCTURE_NAMES]) }, closed);
const truncate = Type.Object(
  { op: Type.Enum(['truncate']), length: Type.Integer({ minimum: 0, maximum: 10_000_000 }) },
  closed,
);
const special = Type.Object(
  { op: Type.Enum(['remove-special']), keep: Type.Optional(Type.String({ maxLength: 1000 })) },
  closed,
);
const operation = Type.Union(
  [Type.Enum([...PLAIN_OPS]), onText, onStructure, truncate, special, MaskSchema],
  {
    errorMessage: `must be an operation, such as "trim", {"op": "truncate", "length": 80} or {"op": "mask-pii", "kinds": ["email"], "mode": "redact"}; there are ${[...PLAIN_OPS, 'truncate'].join(', ')}; the mode "hash" needs a keyId`,
  },
);

/** Config of the Data Cleaner node. */
export const DataCleanerConfigSchema = Type.Object(
  {
    operations: Type.Array(operation, {
      minItems: 1,
      maxItems: 50,
      control: 'json',
      description: 'What is done, in this order.',
    }),
    paths: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 1000 }), {
        minItems: 1,
        maxItems: 200,
        control: 'json',
        description: 'Paths of what is cleaned, with all that lies below them. Left out: everything.',
      }),
    ),
    countsKey: Type.Unsafe<string | null>({
      anyOf: [
        { type: 'string', minLength: 1, maxLength: 100, not: { enum: [...FORBIDDEN_KEYS] } },
        { type: 'null' },
      ],
      default: 'masked',
      control: 'text',
      errorMessage: 'must be the name of a field, or null',
      description:
        'The field of the output that tells how much personal data was hidden, by kind, when the output is an object and an operation is mask-pii. null: none.',
    }),
  },
  closed,
);

/** One operation, as written. */
export type CleanOperation = Static<typeof operation>;

/** One operation as an object. */
export type FullOperation = Exclude<CleanOperation, string>;

/** One operation as an object, however it was written. */
export function toFullOperation(written: CleanOperation): FullOperation {
  // Every op whose name alone may be written is an object without settings.
  return typeof written === 'string' ? ({ op: written } as FullOperation) : written;
}
