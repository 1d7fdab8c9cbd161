/** Every code of an LlmError. Documented in libs/workflow/src/errors/step-error-meanings.ts. */
export const LLM_ERROR_CODES = [
  'llm-key-refused',
  'llm-rate-limited',
  'llm-quota-spent',
  'llm-request-invalid',
  'llm-model-unknown',
  'llm-provider-unknown',
  'llm-blocked',
  'llm-unavailable',
  'llm-timeout',
  'llm-connection',
  'llm-refused-target',
  'llm-response-invalid',
  'llm-context-exceeded',
  'llm-schema-unmet',
  'llm-budget-spent',
  'llm-cancelled',
] as const;

/** The stable words for why there is no answer. */
export type LlmErrorCode = (typeof LLM_ERROR_CODES)[number];
