import { parseRetryAfter, type HttpResponse, type StepError } from '@rex/node-sdk';
import type { RetryClass } from '@rex/workflow';
import type { HttpRequestConfig } from './http-request-config';

/** After these another try may help: too early, too much, or a target that is not well. */
const TRANSIENT: readonly number[] = [408, 425, 429, 500, 502, 503, 504];

/** A gateway got no answer itself: what became of the request is unknown. */
const UNKNOWN: readonly number[] = [502, 504];

/** By what an answer is judged. */
export interface StatusRules {
  config: Pick<HttpRequestConfig, 'failOnStatus' | 'retryOnStatus' | 'pagination'>;
  retryClass: RetryClass;
  /** Of the URL that was asked for. */
  origin: string;
  now: Date;
  /** The beginning of the body, for people to read. */
  excerpt: () => string;
}

/** The step error of an answer by its status; undefined when the answer is good, or taken as it is. */
export function judgeStatus(response: HttpResponse, rules: StatusRules): StepError | undefined {
  const { status, statusText, headers } = response;
  const { config, origin, now } = rules;
  const isListed = config.retryOnStatus?.includes(status) ?? false;
  const isBad = status >= 400 && (config.failOnStatus || config.pagination.type !== 'none');
  if (!isListed && !isBad) return undefined;
  const retryAfterMs = parseRetryAfter(headers['retry-after'], now);
  const answered = [String(status), statusText].filter((each) => each !== '').join(' ');
  return {
    code: 'http-status',
    message: `${origin} answered ${answered}. The details hold what it said; set failOnStatus to false to go on with such an answer.`,
    retryable: isListed || (config.retryOnStatus === undefined && isTransient(status, rules)),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    details: { status, body: rules.excerpt() },
  };
}

function isTransient(status: number, { retryClass }: StatusRules): boolean {
  return TRANSIENT.includes(status) && !(retryClass === 'once' && UNKNOWN.includes(status));
}
