import { readPath, type JsonValue } from '@rex/workflow';
import { idempotencyKey } from '../../common/idempotency-key';
import type { DeliveryIdSource } from '../plan/delivery-id-source';
import type { WebhookRequest } from './webhook-request';

/** No header can hold it, so that keys of webhooks are never those of manual runs, nor those of one kind those of another. */
const SEPARATOR = '\u001f';

/**
 * By what a repeated delivery is known (PROMISES P7); undefined: it is not. A signed delivery id goes before the caller's
 * Idempotency-Key, which anybody on the way could add; that goes before an id that is not signed.
 * @throws UserError `idempotency-key-invalid`
 */
export function dedupeKey(
  { headers }: Pick<WebhookRequest, 'headers'>,
  body: JsonValue,
  source: DeliveryIdSource | undefined,
): string | undefined {
  const given = headers['idempotency-key'];
  const key = idempotencyKey(Array.isArray(given) ? given.join() : given);
  const id = source && deliveryId(headers, body, source);
  if (id !== undefined && (key === undefined || source?.isSigned)) return named('delivery', id);
  return key === undefined ? undefined : named('key', key);
}

function deliveryId(
  headers: WebhookRequest['headers'],
  body: JsonValue,
  source: DeliveryIdSource,
): string | undefined {
  if (source.from === 'headers') {
    const value = source.names.map((name) => headers[name]).find((each) => each !== undefined);
    const text = Array.isArray(value) ? value.join() : value;
    return text?.trim() === '' ? undefined : text;
  }
  const { value } = readPath(body, source.keys);
  if (typeof value === 'number' || (typeof value === 'string' && value !== '')) return String(value);
  return undefined;
}

function named(kind: 'key' | 'delivery', value: string): string {
  return `${SEPARATOR}${kind}${SEPARATOR}${value}`;
}
