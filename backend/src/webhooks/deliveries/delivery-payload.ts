import type { IncomingHttpHeaders } from 'node:http';
import type { DeliveryDetail } from '@rex/database';
import { UserError } from '@rex/platform';
import { isJsonObject, type JsonObject, type JsonValue } from '@rex/workflow';
import type { WebhookAuth } from '../plan/webhook-plan';
import { readBody } from '../request/read-body';
import { webhookPayload } from '../request/webhook-payload';
import type { DeliveryRequestResponse } from './delivery.dto';
import { redactHeaders } from './redact-headers';

/** What a call sent, to be shown; null when it was not kept. */
export function requestOf({ inputJson, kept }: DeliveryDetail): DeliveryRequestResponse | null {
  if (kept) {
    const query = objectOf(JSON.parse(kept.queryJson) as JsonValue);
    return {
      query,
      headers: objectOf(JSON.parse(kept.headersJson) as JsonValue),
      body: kept.body.toString(),
    };
  }
  const input = inputOf(inputJson);
  if (!input) return null;
  return {
    query: objectOf(input['query'] ?? null),
    headers: redactHeaders(objectOf(input['headers'] ?? null) as IncomingHttpHeaders, undefined),
    body: input['body'] ?? null,
  };
}

/** What a call hands to its workflow when it is run again; undefined when it was not kept. @throws UserError `delivery-not-replayable` */
export function payloadOf(delivery: DeliveryDetail, auth: WebhookAuth): JsonObject | undefined {
  const { kept, inputJson, method, path } = delivery;
  if (!kept) return inputOf(inputJson);
  if (method === null || path === null) return undefined;
  const headers = JSON.parse(kept.headersJson) as Record<string, string>;
  try {
    const request = { method, path, headers, query: JSON.parse(kept.queryJson) as Record<string, unknown> };
    return webhookPayload(request, auth, readBody(kept.body, headers['content-type']));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError('delivery-not-replayable', `The delivery can not be run again. ${error.message}`, {
      status: 409,
      cause: error,
    });
  }
}

function inputOf(json: string | null): JsonObject | undefined {
  const value = json === null ? null : (JSON.parse(json) as JsonValue);
  return isJsonObject(value) ? value : undefined;
}

function objectOf(value: JsonValue): JsonObject {
  return isJsonObject(value) ? value : {};
}
