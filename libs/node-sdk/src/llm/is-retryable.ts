import type { LlmErrorCode } from './error-codes';

const RETRYABLE: Record<LlmErrorCode, boolean> = {
  'llm-rate-limited': true,
  'llm-unavailable': true,
  'llm-timeout': true,
  'llm-connection': true,
  // A proxy's page or half a JSON text in place of an answer mostly goes away.
  'llm-response-invalid': true,
  // Calls that are under way give back what they do not take.
  'llm-budget-busy': true,
  // Until midnight (UTC): longer than any retry waits.
  'llm-budget-spent': false,
  'llm-key-refused': false,
  'llm-quota-spent': false,
  'llm-request-invalid': false,
  'llm-model-unknown': false,
  'llm-provider-unknown': false,
  'llm-blocked': false,
  'llm-refused-target': false,
  'llm-context-exceeded': false,
  'llm-schema-unmet': false,
  'llm-cancelled': false,
};

/** Whether the same call may succeed later without anybody changing anything. Decided here and nowhere else. */
export function isRetryable({ code }: { code: LlmErrorCode }): boolean {
  return RETRYABLE[code];
}
