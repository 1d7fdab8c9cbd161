import type { ProviderRefusal, RefusalCode, RefusalReading } from '../../spec/provider';
import { startOfMessage } from '../../errors/start-of-message';
import { readWaitInWords } from '../../retry/read-wait-in-words';
import { memberOf, textOf } from '../read-member';

/** Stable words of OpenAI, Groq, OpenRouter and vLLM for what the status does not tell. */
const BY_WORD: ReadonlyMap<string, RefusalCode> = new Map([
  ['invalid_api_key', 'llm-key-refused'],
  ['insufficient_quota', 'llm-quota-spent'],
  ['rate_limit_exceeded', 'llm-rate-limited'],
  ['context_length_exceeded', 'llm-context-exceeded'],
  ['model_not_found', 'llm-model-unknown'],
  ['model_decommissioned', 'llm-model-unknown'],
  ['content_filter', 'llm-blocked'],
  ['content_policy_violation', 'llm-blocked'],
  ['json_validate_failed', 'llm-response-invalid'],
  ['tool_use_failed', 'llm-response-invalid'],
]);

/** Servers without words of their own say it in a sentence. */
const TOO_LONG = /context (length|window)|maximum context|too many tokens|reduce the length/i;
const TOOLS_WITH_JSON =
  /(json|response_format).*(tool|function)|(tool|function).*(json mode|response_format)/i;
const FLAGGED = /\bmoderation\b|\b(input|prompt|content) (was|is) flagged\b/i;
const NO_SCHEMA = /json_schema|response_format|guided|structured output/i;

/** Reads `{"error": {"message", "type", "code"}}`, or `{"error": "…"}` as Ollama has it. */
export function explainChatRefusal({ status, body }: ProviderRefusal): RefusalReading {
  const error = memberOf(body, 'error') ?? body;
  const message = textOf(error) ?? textOf(memberOf(error, 'message')) ?? textOf(memberOf(error, 'detail'));
  const start = startOfMessage(message ?? '');
  const word = [memberOf(error, 'code'), memberOf(error, 'type')].find(
    (each): each is string => typeof each === 'string' && BY_WORD.has(each),
  );
  const isFlagged = Array.isArray(memberOf(memberOf(error, 'metadata'), 'reasons')) || FLAGGED.test(start);
  const code = codeOf({ status, word, message: start, isFlagged });
  const retryAfterMs = readWaitInWords(start);
  const rawText = textOf(memberOf(error, 'failed_generation'));
  const refuses = status === 400 || status === 422 ? refusalOf(start, code) : undefined;
  return {
    ...(code === undefined ? {} : { code }),
    ...(message === undefined ? {} : { message }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(rawText === undefined ? {} : { rawText }),
    ...(refuses === undefined ? {} : { refuses }),
  };
}

function codeOf(told: {
  status: number;
  word: string | undefined;
  message: string;
  isFlagged: boolean;
}): RefusalCode | undefined {
  const { status, word, message, isFlagged } = told;
  if (word === 'rate_limit_exceeded' && status === 413) return 'llm-context-exceeded';
  if (word !== undefined) return BY_WORD.get(word);
  // OpenRouter says no to a prompt with the status of a key that may not do this.
  if (status === 403 && isFlagged) return 'llm-blocked';
  return status === 400 && TOO_LONG.test(message) ? 'llm-context-exceeded' : undefined;
}

function refusalOf(message: string, code: RefusalCode | undefined): RefusalReading['refuses'] {
  if (code !== undefined) return undefined;
  if (TOOLS_WITH_JSON.test(message)) return 'tools-with-schema';
  return NO_SCHEMA.test(message) ? 'schema' : undefined;
}
