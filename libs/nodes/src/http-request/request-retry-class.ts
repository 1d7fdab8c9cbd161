import type { RetryClass } from '@rex/workflow';
import type { HttpRequestConfig } from './http-request-config';

const REPEATABLE: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'];

/** Whether a request may be sent again when nobody knows what became of it (PROMISES P5). */
export function requestRetryClass({
  method,
  idempotent,
}: Pick<HttpRequestConfig, 'method' | 'idempotent'>): Exclude<RetryClass, 'pure'> {
  return idempotent || REPEATABLE.includes(method) ? 'idempotent' : 'once';
}
