import type { FastifyReply } from 'fastify';
import type { JsonText } from './json-text';

/** Answers with JSON that is a text already, as if its handler returned the object that it stands for. */
export function sendJson<Answer extends object>(json: JsonText, reply: FastifyReply): Answer {
  void reply.header('content-type', 'application/json; charset=utf-8');
  // Bytes that a handler returns go out as they are; the type is what the API's description says.
  return json.toBytes() as unknown as Answer;
}
