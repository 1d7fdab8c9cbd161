import { type LlmErrorCode, parseRetryAfter } from '@rex/node-sdk';
import type { RefusalReading } from '../spec/provider';
import { readRateLimits } from './read-rate-limits';

/** A refusal and where it may say how long to wait. */
export interface RefusedCall {
  code: LlmErrorCode;
  reading: RefusalReading;
  headers: Headers | undefined;
  now: Date;
}

/**
 * How long the vendor asks to wait, in milliseconds: the longest of what its body (Gemini's RetryInfo), `Retry-After` (seconds
 * or a date) and `retry-after-ms` say. When none does, a spent limit tells by its reset. Undefined when nothing tells.
 */
export function readRetryAfter({ code, reading, headers, now }: RefusedCall): number | undefined {
  if (code !== 'llm-rate-limited' && code !== 'llm-unavailable') return undefined;
  const told = [
    reading.retryAfterMs,
    parseRetryAfter(headers?.get('retry-after') ?? undefined, now),
    readMilliseconds(headers?.get('retry-after-ms')),
  ].filter((each) => each !== undefined);
  if (told.length > 0) return Math.max(...told);
  if (code !== 'llm-rate-limited') return undefined;
  const { requests, tokens } = readRateLimits(headers);
  const spent = [requests, tokens].filter((each) => each?.remaining === 0);
  if (spent.length > 0) return Math.max(...spent.map((each) => each?.resetMs ?? 0));
  // Tokens may be left, only fewer than the call needs.
  return tokens?.resetMs;
}

function readMilliseconds(text: string | null | undefined): number | undefined {
  return text && /^\d{1,9}(\.\d+)?$/.test(text.trim()) ? Math.ceil(Number(text)) : undefined;
}
