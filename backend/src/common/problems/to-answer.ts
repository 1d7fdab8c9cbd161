import { HttpException } from '@nestjs/common';
import { OperationalError, UserError } from '@rex/platform';
import { API_ERRORS } from '../../api-errors';
import type { ProblemItem } from './problem-details';

/** What a caller is told of an error. */
export interface ProblemAnswer {
  status: number;
  code: string;
  detail: string;
  errors: ProblemItem[];
  currentVersion?: number;
  headers?: Record<string, string>;
}

/** What leaves of an error: no stack, and no text of unexpected ones. */
export function toAnswer(error: unknown): ProblemAnswer {
  if (error instanceof UserError) return fromUserError(error);
  if (error instanceof OperationalError) return fromOperationalError(error);
  if (error instanceof HttpException) return fromHttpException(error);
  return answerOf(
    'internal-error',
    'Something went wrong on our side. The log has it under this request id.',
  );
}

/** The answer for a code of ours, with its status. */
export function answerOf(
  code: keyof typeof API_ERRORS,
  detail: string,
  headers?: Record<string, string>,
): ProblemAnswer {
  return { status: API_ERRORS[code].status, code, detail, errors: [], headers };
}

function fromUserError({ status, code, message, options }: UserError): ProblemAnswer {
  const { errors = [], headers, currentVersion } = options;
  return {
    ...{ status, code, detail: message, errors: errors as ProblemItem[], headers },
    ...(currentVersion !== undefined && { currentVersion }),
  };
}

function fromOperationalError({ code, message, retryAfterSeconds = 5 }: OperationalError): ProblemAnswer {
  const retryAfter = String(retryAfterSeconds);
  const detail = `${message} Try again in ${retryAfter} s.`;
  return { status: 503, code, detail, errors: [], headers: { 'retry-after': retryAfter } };
}

/** Errors that Nest and Fastify raise by themselves. */
function fromHttpException(error: HttpException): ProblemAnswer {
  const status = error.getStatus();
  if (error.message.startsWith(FASTIFY_BAD_JSON))
    return { status, code: 'json-invalid', detail: BAD_JSON, errors: [] };
  const known = KNOWN[status];
  return {
    status,
    code: known?.code ?? `http-${status}`,
    detail: known?.detail ?? error.message,
    errors: [],
  };
}

/** Fastify says the same of broken JSON and of keys it refuses. */
const FASTIFY_BAD_JSON = 'Body is not valid JSON';
const BAD_JSON =
  'The body is not valid JSON, or it has a key that is refused: __proto__, or prototype in constructor.';

const KNOWN: Record<number, { code: keyof typeof API_ERRORS; detail?: string }> = {
  400: { code: 'request-malformed' },
  401: { code: 'unauthorized', detail: 'Sign in first: send "Authorization: Bearer <access token>".' },
  403: { code: 'forbidden' },
  404: { code: 'not-found', detail: 'There is nothing here. Check the path and the id.' },
  405: { code: 'method-not-allowed' },
  413: { code: 'body-too-large', detail: 'The body is larger than LIMIT_BODY_BYTES.' },
  415: { code: 'media-type-unsupported', detail: 'Send the body as application/json.' },
  429: { code: 'too-many-requests', detail: 'Too many requests. Wait for the time in Retry-After.' },
};
