import type { LlmError, LlmErrorCode } from '@rex/node-sdk';
import { UserError } from '@rex/platform';
import { KEY_ERRORS } from '../key-errors';

/** What a caller is told when a provider gave no list of models. No message of an LlmError holds a key. */
export function judgeLlmError(error: LlmError): UserError {
  const code = codeOf(error.code);
  return new UserError(code, error.message, { status: KEY_ERRORS[code].status, cause: error });
}

function codeOf(code: LlmErrorCode): keyof typeof KEY_ERRORS {
  switch (code) {
    case 'llm-key-refused':
      return 'key-refused';
    case 'llm-refused-target':
      return 'refused-target';
    case 'llm-connection':
      return 'provider-unreachable';
    case 'llm-timeout':
    case 'llm-cancelled':
      return 'provider-timeout';
    default:
      return 'provider-error';
  }
}
