import type { IncomingHttpHeaders } from 'node:http';
import type { JsonObject } from '@rex/workflow';
import type { WebhookAuth } from '../plan/webhook-plan';

/** Names of headers that carry credentials or signatures, of whichever sender. */
const SECRET_NAME = /auth|cookie|token|secret|signature|hmac|api-?key|password/;

/** Headers as they may be kept: the value of each that could let somebody in is `[redacted]`. */
export function redactHeaders(headers: IncomingHttpHeaders, auth: WebhookAuth | undefined): JsonObject {
  const configured = secretHeaderOf(auth);
  const kept = Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [[name, name === configured || SECRET_NAME.test(name) ? '[redacted]' : value]];
  });
  return Object.fromEntries(kept) as JsonObject;
}

function secretHeaderOf(auth: WebhookAuth | undefined): string | undefined {
  if (auth?.type === 'header') return auth.headerName;
  return auth?.type === 'hmac' && auth.scheme.preset === 'custom' ? auth.scheme.signatureHeader : undefined;
}
