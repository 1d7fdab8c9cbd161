import Type, { type Static } from 'typebox';
import { PII_KINDS } from './pii/find-pii';
import { MASK_MODES } from './pii/hiders';

/** A regular expression of the user's; it is only ever tried in the sandbox. */
const pattern = Type.Object(
  {
    name: Type.String({ maxLength: 40, pattern: '^[a-z][a-z0-9-]*$' }),
    pattern: Type.String({ minLength: 1, maxLength: 1000 }),
    flags: Type.Optional(Type.String({ maxLength: 6, pattern: '^[gimsuv]*$' })),
  },
  { additionalProperties: false },
);

/** The operation mask-pii with its settings: what is looked for, and how it is hidden. */
export const MaskSchema = Type.Object(
  {
    op: Type.Enum(['mask-pii']),
    kinds: Type.Optional(Type.Array(Type.Enum([...PII_KINDS]), { maxItems: PII_KINDS.length })),
    patterns: Type.Optional(Type.Array(pattern, { minItems: 1, maxItems: 20 })),
    mode: Type.Optional(Type.Enum([...MASK_MODES])),
    keyId: Type.Optional(Type.String({ minLength: 1, maxLength: 200, control: 'secret' })),
  },
  {
    additionalProperties: false,
    allOf: [
      { if: { required: ['patterns'] }, else: { properties: { kinds: { minItems: 1 } } } },
      { if: { properties: { mode: { const: 'hash' } }, required: ['mode'] }, then: { required: ['keyId'] } },
    ],
  },
);

/** How mask-pii was written. */
export type MaskOperation = Static<typeof MaskSchema>;
