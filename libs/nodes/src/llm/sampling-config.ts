import Type from 'typebox';

/** How the model is to answer. What is left out is the provider's own default. */
export const SAMPLING_FIELDS = {
  temperature: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 2,
      expression: true,
      description: 'How freely it answers: 0 is the same answer mostly, 2 is wild.',
    }),
  ),
  topP: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      description: 'Only words within this share of likelihood are chosen from.',
    }),
  ),
  maxTokens: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      expression: true,
      description: 'Most tokens of the answer.',
    }),
  ),
  stop: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
      maxItems: 4,
      control: 'json',
      description: 'Texts at which the answer ends, at most four.',
    }),
  ),
  seed: Type.Optional(
    Type.Integer({ description: 'The same seed gives mostly the same answer, where the provider heeds it.' }),
  ),
};

/** How calls are made. */
export const CALL_FIELDS = {
  stream: Type.Boolean({
    default: true,
    description: 'Whether who watches the execution sees the answer grow.',
  }),
  timeoutMs: Type.Integer({
    default: 120_000,
    minimum: 1000,
    maximum: 3_600_000,
    description: 'Longest time of one call of the model, in milliseconds.',
  }),
  maxWaitSeconds: Type.Integer({
    default: 900,
    minimum: 0,
    maximum: 86_400,
    description:
      'How long the step may wait in all when the provider says that there were too many calls. It holds up nobody meanwhile.',
  }),
  requestsPerMinute: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      description: 'Most calls with this key and model in a minute. Left out: as the provider tells.',
    }),
  ),
  tokensPerMinute: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 1_000_000_000,
      description: 'Most tokens with this key and model in a minute. Left out: as the provider tells.',
    }),
  ),
  cacheSeconds: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 2_592_000,
      description:
        'How long the same question may be answered with what was answered before, without a call. Left out: never.',
    }),
  ),
};
