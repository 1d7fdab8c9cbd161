import Type from 'typebox';

/** Who can be asked. An adapter of libs/llm stands behind each. */
export const LLM_PROVIDERS = ['gemini', 'groq', 'openai-compatible'] as const;

const fields = {
  provider: Type.Enum([...LLM_PROVIDERS], {
    control: 'select',
    description: 'Who serves the model.',
  }),
  keyId: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      control: 'secret',
      description: 'The stored key. An OpenAI-compatible server may need none.',
    }),
  ),
  baseUrl: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 2000,
      pattern: '^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#@\\\\]+(/[^\\s?#]*)?$',
      errorMessage: 'must be an http or https URL without user name, query and fragment',
      control: 'text',
      visibleWhen: { field: 'provider', equals: 'openai-compatible' },
      description:
        'Where an OpenAI-compatible server is, such as https://example.com/v1. Left out: where the stored key says.',
    }),
  ),
  model: Type.String({
    minLength: 1,
    maxLength: 200,
    expression: true,
    control: 'model',
    description: 'The model, by the name that the provider gives it.',
  }),
};

/** Whom to ask first. */
export const ROUTE_FIELDS = fields;

/** Whom to ask when others fail. */
export const FallbackSchema = Type.Object(
  {
    ...fields,
    afterBudget: Type.Boolean({
      default: false,
      description:
        'Whether it is also asked when a budget of the day is spent: for a cheaper or local model. It is counted, and not held up.',
    }),
  },
  { additionalProperties: false },
);
