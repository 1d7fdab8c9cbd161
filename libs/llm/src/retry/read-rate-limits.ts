import { parseDuration } from './parse-duration';

/** What a vendor says of one of its limits. */
export interface ToldLimit {
  limit?: number;
  remaining: number;
  /** Until all of it is there again, in milliseconds. */
  resetMs: number;
}

/** What an answer tells of the limits of its key and model. */
export interface ToldLimits {
  requests?: ToldLimit;
  tokens?: ToldLimit;
}

/** Reads `x-ratelimit-{limit,remaining,reset}-{requests,tokens}`, which Groq and OpenAI send with every answer. */
export function readRateLimits(headers: Headers | undefined): ToldLimits {
  const requests = readLimit(headers, 'requests');
  const tokens = readLimit(headers, 'tokens');
  return { ...(requests ? { requests } : {}), ...(tokens ? { tokens } : {}) };
}

function readLimit(headers: Headers | undefined, what: 'requests' | 'tokens'): ToldLimit | undefined {
  const limit = readCount(headers?.get(`x-ratelimit-limit-${what}`));
  const remaining = readCount(headers?.get(`x-ratelimit-remaining-${what}`));
  const resetMs = parseDuration(headers?.get(`x-ratelimit-reset-${what}`));
  if (remaining === undefined || resetMs === undefined) return undefined;
  return { remaining, resetMs, ...(limit === undefined ? {} : { limit }) };
}

function readCount(text: string | null | undefined): number | undefined {
  return text && /^\d{1,15}$/.test(text.trim()) ? Number(text) : undefined;
}
