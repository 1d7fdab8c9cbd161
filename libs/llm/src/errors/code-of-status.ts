import type { LlmErrorCode } from '@rex/node-sdk';

/** What a status means where the body says nothing better. 498 is Groq's word for being full. */
export function codeOfStatus(status: number): LlmErrorCode {
  switch (status) {
    case 401:
    case 403:
      return 'llm-key-refused';
    case 402:
      return 'llm-quota-spent';
    case 404:
      return 'llm-model-unknown';
    case 408:
    case 409:
    case 425:
    case 498:
      return 'llm-unavailable';
    case 413:
      return 'llm-context-exceeded';
    case 429:
      return 'llm-rate-limited';
    default:
      if (status >= 500) return 'llm-unavailable';
      return status >= 400 ? 'llm-request-invalid' : 'llm-response-invalid';
  }
}
