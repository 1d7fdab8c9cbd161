import { checkHeaders } from '../headers/check-headers';
import type { HttpRequest } from '@rex/node-sdk';
import { HttpClientError } from '@rex/node-sdk';
import type { Outgoing } from '../redirects/next-request';
import { readTarget } from './read-target';

/** A token of RFC 9110. */
const METHOD = /^[!#$%&'*+.^_`|~0-9A-Z-]{1,32}$/;

/** They make a proxy open a tunnel, or a server echo what it got, credentials included. */
const REFUSED_METHODS: ReadonlySet<string> = new Set(['CONNECT', 'TRACE', 'TRACK']);

const DEFAULT_HEADERS: readonly (readonly [string, string])[] = [
  ['accept', '*/*'],
  ['accept-encoding', 'gzip, deflate, br'],
  ['user-agent', 'REX'],
];

/** Checks what the caller wants sent and adds the fields that every request has. Throws an HttpClientError. */
export function readRequest({ method, url, headers, body }: HttpRequest): Outgoing {
  const upper = method.toUpperCase();
  if (!METHOD.test(upper) || REFUSED_METHODS.has(upper)) {
    throw new HttpClientError('method-refused', 'The method is not one that can be sent');
  }
  const target = readTarget(url);
  return {
    method: upper,
    target,
    headers: new Map([...DEFAULT_HEADERS, ...checkHeaders(headers ?? {})]),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? Buffer.from(body) : body }),
  };
}
