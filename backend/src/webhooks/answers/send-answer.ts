import type { FastifyReply } from 'fastify';
import type { HttpAnswer } from '@rex/nodes';
import type { WebhookAnswer } from './webhook-answer';

/** When a caller whose wait was over may look again. */
const RETRY_AFTER_SECONDS = 5;

/** Answers with these have no body (RFC 9110). */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/** Sends an answer. What users made is sent so that no browser runs it with the rights of this origin. */
export function sendAnswer(reply: FastifyReply, answer: WebhookAnswer): void {
  const { executionId } = answer;
  reply.header('x-rex-execution-id', executionId);
  if (answer.isDuplicate) reply.header('x-rex-duplicate', 'true');
  switch (answer.kind) {
    case 'accepted':
      return void reply.status(202).send({ executionId, status: answer.status });
    case 'late': {
      const statusUrl = `/api/executions/${executionId}`;
      reply.header('location', statusUrl).header('retry-after', String(RETRY_AFTER_SECONDS));
      return void reply.status(202).send({ executionId, status: answer.status, statusUrl });
    }
    case 'json':
      // A text: an output that is a bare string or null is still sent as JSON.
      return void reply.status(200).header('content-type', JSON_TYPE).send(answer.json);
    case 'nothing':
      return void reply.status(204).send();
    case 'http':
      return sendHttpAnswer(reply, answer.answer);
  }
}

const JSON_TYPE = 'application/json; charset=utf-8';
const TEXT_TYPE = 'text/plain; charset=utf-8';

function sendHttpAnswer(reply: FastifyReply, { status, headers, body }: HttpAnswer): void {
  reply.status(status).headers(headers).header('content-security-policy', 'sandbox');
  if (body === null || BODILESS.has(status)) return void reply.removeHeader('content-type').send();
  const isText = typeof body === 'string';
  const given = headers['content-type'] ?? (isText ? TEXT_TYPE : JSON_TYPE);
  // The bytes are UTF-8, so a type that leaves it open says so.
  const isOpen = /^text\/[^;]*$/i.test(given);
  reply.header('content-type', isOpen ? `${given}; charset=utf-8` : given);
  reply.send(Buffer.from(isText ? body : JSON.stringify(body)));
}
