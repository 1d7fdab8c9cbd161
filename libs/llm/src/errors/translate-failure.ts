import { type HttpClientErrorCode, LlmError, type LlmErrorCode, type LlmErrorDetails } from '@rex/node-sdk';
import { readRetryAfter } from '../retry/read-retry-after';
import type { LlmProvider, ProviderRefusal } from '../spec/provider';
import type { SeenExchange } from '../transport/watch-fetch';
import { cleanKey } from './clean-key';
import { codeOfStatus } from './code-of-status';
import { describeError } from './describe-error';
import { parseObject } from './parse-object';
import { startOfMessage } from './start-of-message';

/** A call that failed, and all that is known of it. */
export interface Failure {
  /** What the SDK or the adapter raised. */
  error: unknown;
  seen: SeenExchange;
  provider: Pick<LlmProvider, 'label' | 'explain' | 'refusalIn'>;
  model: string;
  key: string;
  /** Whose time is up: the caller's wish to stop comes before the end of the call's time. */
  stoppedBy: 'caller' | 'timeout' | undefined;
  now: Date;
}

/** Says in our words why a call failed. What it gives holds no key, whatever the vendor echoed. */
export function translateFailure(failure: Failure): LlmError {
  const { code, said, details } = judge(failure);
  const { label } = failure.provider;
  const clean = (text: string) => cleanKey(text, failure.key);
  const message = describeError(code, {
    label,
    model: failure.model,
    ...(said === undefined ? {} : { said: startOfMessage(clean(said)) }),
  });
  const { rawText } = details;
  return new LlmError(code, clean(message), {
    ...details,
    ...(rawText === undefined ? {} : { rawText: clean(rawText) }),
  });
}

interface Judgement {
  code: LlmErrorCode;
  said?: string;
  details: LlmErrorDetails;
}

function judge({ error, seen, provider, stoppedBy, now }: Failure): Judgement {
  if (stoppedBy) return { code: stoppedBy === 'caller' ? 'llm-cancelled' : 'llm-timeout', details: {} };
  if (error instanceof LlmError) return { code: error.code, said: error.message, details: error.details };
  if (seen.failure) return { code: TRANSPORT[seen.failure.code], said: seen.failure.message, details: {} };
  const refusal = provider.refusalIn(error) ?? readRefusal(seen);
  // What an SDK raises over an answer that is none may quote it at length: it is left out.
  if (!refusal) return { code: 'llm-response-invalid', details: statusOf(seen) };
  const reading = provider.explain(refusal);
  const code = reading.code ?? codeOfStatus(refusal.status);
  const retryAfterMs = readRetryAfter({ code, reading, headers: seen.headers, now });
  const { refuses, rawText } = reading;
  return {
    code,
    said: reading.message ?? (refusal.body ? undefined : seen.refusalText),
    details: {
      status: refusal.status,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...(refuses === undefined ? {} : { refuses }),
      ...(rawText === undefined ? {} : { rawText }),
    },
  };
}

function readRefusal({ status, refusalText }: SeenExchange): ProviderRefusal | undefined {
  if (status === undefined || refusalText === undefined) return undefined;
  return { status, body: parseObject(refusalText) };
}

function statusOf({ status }: SeenExchange): LlmErrorDetails {
  return status === undefined ? {} : { status };
}

const TRANSPORT: Record<HttpClientErrorCode, LlmErrorCode> = {
  timeout: 'llm-timeout',
  aborted: 'llm-cancelled',
  'connect-timeout': 'llm-connection',
  'dns-failed': 'llm-connection',
  'connect-failed': 'llm-connection',
  'connection-lost': 'llm-connection',
  'tls-failed': 'llm-connection',
  'address-refused': 'llm-refused-target',
  'port-refused': 'llm-refused-target',
  'protocol-refused': 'llm-refused-target',
  'credentials-in-url': 'llm-refused-target',
  'url-invalid': 'llm-refused-target',
  'method-refused': 'llm-request-invalid',
  'header-invalid': 'llm-request-invalid',
  'response-malformed': 'llm-response-invalid',
  'response-too-large': 'llm-response-invalid',
  'redirect-limit': 'llm-response-invalid',
};
