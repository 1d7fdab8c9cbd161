import { FORBIDDEN_KEYS, type JsonObject, type JsonValue } from '@rex/workflow';
import { UserError } from '@rex/platform';
import type { WebhookAuth } from '../plan/webhook-plan';
import type { WebhookRequest } from './webhook-request';

/** Headers that hold credentials of the sender: they are checked, never stored. */
const SECRET_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization']);

/**
 * What a webhook hands to its workflow (DESIGN section 5): `{method, path, query, headers, body}`, without the caller's
 * credentials. A name that stands several times in the query has all its values, as an array.
 * @throws UserError `request-malformed` for names in the query that could reach a prototype
 */
export function webhookPayload(
  { method, path, query, headers }: Pick<WebhookRequest, 'method' | 'path' | 'query' | 'headers'>,
  auth: WebhookAuth,
  body: JsonValue,
): JsonObject {
  const kept: JsonObject = {};
  for (const [name, value] of Object.entries(headers)) {
    const isSecret = SECRET_HEADERS.has(name) || (auth.type === 'header' && name === auth.headerName);
    if (value !== undefined && !isSecret && !FORBIDDEN_KEYS.has(name)) kept[name] = value;
  }
  for (const name of Object.keys(query)) {
    if (FORBIDDEN_KEYS.has(name))
      throw new UserError('request-malformed', `The query has the name ${name}, which is refused.`);
  }
  return { method, path, query: { ...query } as JsonObject, headers: kept, body };
}
