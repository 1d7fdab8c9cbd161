import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { OperationalError, UserError } from '@rex/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemDetails, ProblemItem } from './problem-details';

/** Turns every error into problem+json. Only what is meant for the caller leaves: no stack, no text of unexpected errors. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { headers = {}, ...answer } = toAnswer(error);
    // A workflow that failed is its owner's business: the execution has it.
    if (answer.status >= 500 && !(error instanceof UserError))
      this.logger.error({ err: error, requestId: request.id }, 'request failed');
    if (reply.sent) return;
    const body: ProblemDetails = {
      type: 'about:blank',
      title: STATUS_CODES[answer.status] ?? 'Error',
      ...answer,
      requestId: String(request.id),
    };
    void reply
      .status(answer.status)
      .headers(headers)
      .header('content-type', 'application/problem+json; charset=utf-8')
      // A string: Fastify would otherwise set the content type of plain JSON.
      .send(JSON.stringify(body));
  }
}

interface Answer {
  status: number;
  code: string;
  detail: string;
  errors: ProblemItem[];
  headers?: Record<string, string>;
}

function toAnswer(error: unknown): Answer {
  if (error instanceof UserError) {
    const { errors = [], headers } = error.options;
    return {
      status: error.status,
      code: error.code,
      detail: error.message,
      errors: errors as ProblemItem[],
      headers,
    };
  }
  if (error instanceof OperationalError) {
    const retryAfter = String(error.retryAfterSeconds ?? 5);
    return {
      status: 503,
      code: error.code,
      detail: `${error.message} Try again in ${retryAfter} s.`,
      errors: [],
      headers: { 'retry-after': retryAfter },
    };
  }
  if (error instanceof HttpException) return fromHttpException(error);
  return {
    status: 500,
    code: 'internal-error',
    detail: 'Something went wrong on our side. The log has it under this request id.',
    errors: [],
  };
}

/** Errors that Nest and Fastify raise by themselves. */
function fromHttpException(error: HttpException): Answer {
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

const KNOWN: Record<number, { code: string; detail?: string }> = {
  400: { code: 'request-malformed' },
  401: { code: 'unauthorized', detail: 'Sign in first: send "Authorization: Bearer <access token>".' },
  403: { code: 'forbidden' },
  404: { code: 'not-found', detail: 'There is nothing here. Check the path and the id.' },
  405: { code: 'method-not-allowed' },
  413: { code: 'body-too-large', detail: 'The body is larger than LIMIT_BODY_BYTES.' },
  415: { code: 'media-type-unsupported', detail: 'Send the body as application/json.' },
  429: { code: 'too-many-requests', detail: 'Too many requests. Wait for the time in Retry-After.' },
};
