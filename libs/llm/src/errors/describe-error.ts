import type { LlmErrorCode } from '@rex/node-sdk';

/** What a sentence about a failed call speaks of. */
export interface FailedCall {
  /** The provider's name for people. */
  label: string;
  model: string;
  /** What the vendor or the HTTP client said, without the key. */
  said?: string;
}

/** Longest part of a vendor's sentence that is repeated. */
const LONGEST_QUOTE = 500;

/** What went wrong and what to do, for people. */
export function describeError(code: LlmErrorCode, { label, model, said }: FailedCall): string {
  const quote = said ? ` It said: ${shorten(said)}` : '';
  return `${sentenceOf(code, label, model)}${quote}`;
}

function sentenceOf(code: LlmErrorCode, label: string, model: string): string {
  switch (code) {
    case 'llm-key-refused':
      return `${label} refused the key: it may be revoked, or may not use ${model}. Test it under Keys.`;
    case 'llm-rate-limited':
      return `${label} takes no more calls of this key for ${model} at the moment. Wait, ask for less at a time, or name a fallback.`;
    case 'llm-quota-spent':
      return `The account at ${label} has no credit left. Add credit there, or use another key.`;
    case 'llm-request-invalid':
      return `${label} can't take the request for ${model}. Look at the settings of the model.`;
    case 'llm-model-unknown':
      return `${label} has no model "${model}" for this key. Choose one of its list.`;
    case 'llm-provider-unknown':
      return `There is no provider "${label}". Choose one of the list.`;
    case 'llm-blocked':
      return `The filter of ${label} stopped the call of ${model}. Change the prompt, or ask another model.`;
    case 'llm-unavailable':
      return `${label} can't serve ${model} right now. Try again later, or name a fallback.`;
    case 'llm-timeout':
      return `${label} did not finish its answer in time. Raise timeoutMs, ask for less, or choose a faster model.`;
    case 'llm-connection':
      return `The connection to ${label} failed or broke off. Look whether it can be reached from here.`;
    case 'llm-refused-target':
      return `The address of ${label} must not be called. Use a public one, or ask the operator.`;
    case 'llm-response-invalid':
      return `${label} answered what is no answer of its kind. Look whether the address is right; else try again later.`;
    case 'llm-context-exceeded':
      return `The prompt is too long for ${model}. Shorten it, or choose a model with a larger context.`;
    case 'llm-schema-unmet':
      return `The answer of ${model} does not fit the schema, even after it was told why. Make the schema simpler, or choose a stronger model.`;
    case 'llm-budget-spent':
      return `The budget of today leaves no room for this call of ${model}. Raise the budget, wait for the next day (UTC), or name a fallback for then.`;
    case 'llm-cancelled':
      return 'The call was stopped from outside.';
  }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length > LONGEST_QUOTE) return `${line.slice(0, LONGEST_QUOTE).toWellFormed()}…`;
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
