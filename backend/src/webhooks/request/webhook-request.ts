import type { IncomingHttpHeaders } from 'node:http';
import { UserError } from '@rex/platform';
import type { FastifyRequest } from 'fastify';

/** A call of a webhook as it came in; its body is not read yet. */
export interface WebhookRequest {
  /** In small letters, as ids are stored: whatever is counted by it is counted once. May be no id at all. */
  workflowId: string;
  method: string;
  /** Decoded, such as `/api/webhooks/<id>/orders/7`. */
  path: string;
  /** Whether the path goes on after the id. */
  hasSuffix: boolean;
  query: Record<string, unknown>;
  /** Names in small letters. */
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The address that the sender called. */
  url: string;
  sourceAddress: string;
}

const NO_BODY = Buffer.alloc(0);

/**
 * Reads a call of a route with RawBody.
 *
 * @param publicUrl what stands in front of the path for those outside; undefined: what the request says
 * @throws UserError `request-malformed` for a path that can not be decoded
 */
export function readWebhookRequest(request: FastifyRequest, publicUrl: string | undefined): WebhookRequest {
  const { workflowId = '', '*': suffix } = request.params as { workflowId?: string; '*'?: string };
  const base = publicUrl?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`;
  return {
    workflowId: workflowId.toLowerCase(),
    method: request.method,
    path: decodePath(request.url.split('?', 1)[0] ?? ''),
    hasSuffix: suffix !== undefined && suffix !== '',
    query: request.query as Record<string, unknown>,
    headers: request.headers,
    body: Buffer.isBuffer(request.body) ? request.body : NO_BODY,
    url: base + request.url,
    sourceAddress: request.ip,
  };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (cause) {
    throw new UserError('request-malformed', 'The path has a percent sign that encodes nothing.', {
      status: 400,
      cause,
    });
  }
}
