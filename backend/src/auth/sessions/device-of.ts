import type { FastifyRequest } from 'fastify';

const MAX_USER_AGENT_LENGTH = 200;

/** What a request says of the program it comes from, cut to 200 characters. Empty when it says nothing. */
export function deviceOf({ headers }: Pick<FastifyRequest, 'headers'>): string {
  return (headers['user-agent'] ?? '').slice(0, MAX_USER_AGENT_LENGTH);
}
