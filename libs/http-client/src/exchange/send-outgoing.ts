import type { IncomingMessage } from 'node:http';
import type { HttpClientError } from '@rex/node-sdk';
import type { Outgoing } from '../redirects/next-request';
import type { Connections } from './connections';
import type { Deadline } from './deadline';
import { openResponse } from './open-response';

/** A request and the checked addresses of its target, best first. */
export interface Sending {
  outgoing: Outgoing;
  addresses: readonly string[];
  connections: Connections;
  connectTimeoutMs: number;
  deadline: Deadline;
}

const REPEATABLE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/** For an address that has another behind it, so that a dead one does not eat the request's time. */
const SHORT_CONNECT_TIMEOUT_MS = 3_000;

/**
 * Gets the head of the answer from the first address that takes the connection. A kept connection may be closing while it
 * is used, and nobody can tell whether the request arrived: so only requests that may be repeated use one, and they are
 * repeated once on a fresh connection; every other request gets a fresh one.
 */
export async function sendOutgoing(sending: Sending): Promise<IncomingMessage> {
  let failure: HttpClientError | undefined;
  for (const [index, address] of sending.addresses.entries()) {
    const hasNext = index + 1 < sending.addresses.length;
    const opened = await sendTo(address, hasNext, sending);
    if (opened.ok) return opened.message;
    failure = opened.failure;
    if (failure.code !== 'connect-failed' && failure.code !== 'connect-timeout') break;
  }
  throw failure ?? new Error('a request needs an address');
}

async function sendTo(address: string, hasNext: boolean, sending: Sending) {
  const { outgoing, connections, deadline } = sending;
  const isRepeatable = REPEATABLE.has(outgoing.method) || outgoing.headers.has('idempotency-key');
  const connectTimeoutMs = hasNext
    ? Math.min(sending.connectTimeoutMs, SHORT_CONNECT_TIMEOUT_MS)
    : sending.connectTimeoutMs;
  const attempt = (kind: 'kept' | 'fresh') =>
    openResponse({
      outgoing,
      address,
      agent: connections.agentFor(outgoing.target.isTls, kind),
      connectTimeoutMs,
      deadline,
    });
  const opened = await attempt(isRepeatable ? 'kept' : 'fresh');
  const isStale = !opened.ok && opened.isReused && opened.failure.code === 'connection-lost';
  return isStale ? attempt('fresh') : opened;
}
