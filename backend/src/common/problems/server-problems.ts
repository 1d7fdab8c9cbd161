import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import { newId } from '@rex/platform';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { problemBody, PROBLEM_TYPE } from './problem-body';
import { answerOf, type ProblemAnswer } from './to-answer';

/** Answers what Fastify's router refuses before any route is known, such as `/api/%zz`. */
export function answerRouterError<Reply extends FastifyReply>(
  error: FastifyError,
  request: FastifyRequest,
  reply: Reply,
): void {
  const answer =
    error.code === 'FST_ERR_BAD_URL'
      ? answerOf(
          'request-malformed',
          'The path is not a valid URL: a percent sign must be followed by two digits.',
        )
      : answerOf('not-found', 'There is nothing here. Check the path and the id.');
  void reply
    .code(answer.status)
    .headers({
      'content-type': PROBLEM_TYPE,
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
    })
    .send(problemBody(answer, request.id));
}

/** Answers what Node's parser refuses before there is a request: the connection gets a last answer and is closed. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const answer = refusalOf(error.code);
  const requestId = newId();
  const body = problemBody(answer, requestId);
  const head = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? 'Error'}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  if (socket.writable) socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  else socket.destroy();
}

function refusalOf(code: string | undefined): ProblemAnswer {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return answerOf('request-timeout', 'The request did not arrive in time. Send it again.');
    case 'HPE_HEADER_OVERFLOW':
      return answerOf(
        'headers-too-large',
        'The headers and the URL together are larger than LIMIT_HEADER_BYTES.',
      );
    default:
      return answerOf('request-malformed', 'This is not an HTTP request that can be read.');
  }
}
