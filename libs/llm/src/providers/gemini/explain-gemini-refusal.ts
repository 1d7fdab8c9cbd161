import type { ApiError } from '@google/genai';
import { parseDuration } from '../../retry/parse-duration';
import { readWaitInWords } from '../../retry/read-wait-in-words';
import type { ProviderRefusal, RefusalReading } from '../../spec/provider';
import { startOfMessage } from '../../errors/start-of-message';
import { memberOf, textOf } from '../read-member';
import { parseObject } from '../../errors/parse-object';

const TOO_LONG = /token count.*exceeds|exceeds the maximum number of tokens/i;
const TOOLS_WITH_JSON = /function calling.*(mime type|json)|(mime type|json).*function calling/i;
const NO_SCHEMA = /response_?json_?schema|response_?schema|JSON mode is not enabled|schema.*too many states/i;

/** Reads `{"error": {"message", "status", "details": [ErrorInfo, RetryInfo, …]}}` of Google's APIs. */
export function explainGeminiRefusal({ status, body }: ProviderRefusal): RefusalReading {
  const error = memberOf(body, 'error');
  const message = textOf(memberOf(error, 'message'));
  const start = startOfMessage(message ?? '');
  const details = memberOf(error, 'details');
  const list: unknown[] = Array.isArray(details) ? details : [];
  const retryDelay = textOf(memberOf(detailOf(list, 'RetryInfo'), 'retryDelay'));
  const retryAfterMs = parseDuration(retryDelay) ?? readWaitInWords(start);
  const reason = textOf(memberOf(detailOf(list, 'ErrorInfo'), 'reason'));
  const code = codeOf(status, reason, start);
  const refuses = status === 400 && code === undefined ? refusalOf(start) : undefined;
  return {
    ...(code === undefined ? {} : { code }),
    ...(message === undefined ? {} : { message }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(refuses === undefined ? {} : { refuses }),
  };
}

/** The refusal in an error of the SDK: in the middle of a stream its message holds the body behind a few words. */
export function refusalInGeminiError(error: unknown): ProviderRefusal | undefined {
  if (!isApiError(error)) return undefined;
  const { status, message } = error;
  return { status, body: parseObject(message.slice(Math.max(message.indexOf('{'), 0))) };
}

/** By its name: the class would load the SDK with this file. */
function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && error.name === 'ApiError' && 'status' in error;
}

function detailOf(details: unknown[], type: string): unknown {
  return details.find((each) => textOf(memberOf(each, '@type'))?.endsWith(`google.rpc.${type}`));
}

function codeOf(status: number, reason: string | undefined, message: string): RefusalReading['code'] {
  // Google answers a wrong key with 400.
  if (reason === 'API_KEY_INVALID' || reason === 'API_KEY_SERVICE_BLOCKED') return 'llm-key-refused';
  return status === 400 && TOO_LONG.test(message) ? 'llm-context-exceeded' : undefined;
}

function refusalOf(message: string): RefusalReading['refuses'] {
  if (TOOLS_WITH_JSON.test(message)) return 'tools-with-schema';
  return NO_SCHEMA.test(message) ? 'schema' : undefined;
}
