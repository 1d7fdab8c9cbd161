import type { FastifyRequest } from 'fastify';
import type { JsonObject, JsonValue } from '@rex/workflow';

/** Headers that hold credentials of the sender: they are checked, never stored. */
const SECRET_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** What a webhook hands to its workflow (DESIGN section 5): `{method, path, query, headers, body}`. */
export function webhookPayload(request: FastifyRequest): JsonObject {
  const headers: JsonObject = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !SECRET_HEADERS.has(name)) headers[name] = value;
  }
  return {
    method: request.method,
    path: new URL(request.url, 'http://localhost').pathname,
    query: { ...(request.query as JsonObject) },
    headers,
    body: (request.body ?? null) as JsonValue,
  };
}
