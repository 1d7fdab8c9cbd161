import Type, { type Static } from 'typebox';
import { TEXT_OPS } from './clean-text';
import { PII_KINDS } from './find-pii';
import { MASK_MODES } from './mask-pii';

/** Ops that are named and need no settings. */
export const PLAIN_OPS = [
  ...(Object.keys(TEXT_OPS) as (keyof typeof TEXT_OPS)[]),
  ...(['remove-special', 'parse-numbers', 'parse-booleans'] as const),
  ...(['remove-nulls', 'remove-empties', 'deduplicate', 'mask-pii'] as const),
] as const;

const named = Type.Object({ op: Type.Enum([...PLAIN_OPS]) }, { additionalProperties: false });
const truncate = Type.Object(
  { op: Type.Enum(['truncate']), length: Type.Integer({ minimum: 0, maximum: 10_000_000 }) },
  { additionalProperties: false },
);
const special = Type.Object(
  { op: Type.Enum(['remove-special']), keep: Type.String({ maxLength: 1000 }) },
  { additionalProperties: false },
);
const mask = Type.Object(
  {
    op: Type.Enum(['mask-pii']),
    kinds: Type.Optional(Type.Array(Type.Enum([...PII_KINDS]), { minItems: 1, maxItems: PII_KINDS.length })),
    mode: Type.Optional(Type.Enum([...MASK_MODES])),
  },
  { additionalProperties: false },
);
const operation = Type.Union([Type.Enum([...PLAIN_OPS]), named, truncate, special, mask], {
  errorMessage: `must be an operation, such as "trim", {"op": "truncate", "length": 80} or {"op": "mask-pii", "kinds": ["email"], "mode": "redact"}; there are ${[...PLAIN_OPS, 'truncate'].join(', ')}`,
});

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
  },
  { additionalProperties: false },
);

/** One operation, as written. */
export type CleanOperation = Static<typeof operation>;
