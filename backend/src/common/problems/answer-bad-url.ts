import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemDetails } from './problem-details';

/**
 * Answers what never gets as far as a route: an address that can not be decoded is malformed (400), and one with a part longer
 * than any id leads nowhere (404).
 */
export function answerBadUrl(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const isTooLong = error.code === 'FST_ERR_MAX_PARAM_LENGTH';
  const body: ProblemDetails = {
    type: 'about:blank',
    ...(isTooLong ? NOWHERE : MALFORMED),
    errors: [],
    requestId: String(request.id),
  };
  void reply
    .status(body.status)
    .headers({ 'x-request-id': String(request.id), 'x-content-type-options': 'nosniff' })
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(body));
}

const MALFORMED = {
  title: 'Bad Request',
  status: 400,
  code: 'request-malformed',
  detail: 'The path has a percent sign that encodes nothing.',
};
const NOWHERE = {
  title: 'Not Found',
  status: 404,
  code: 'not-found',
  detail: 'There is nothing here. Check the path and the id.',
};
