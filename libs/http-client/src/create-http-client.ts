import type { IncomingMessage } from 'node:http';
import { parseAllowList } from './address/parse-allow-list';
import { resolveHost } from './address/resolve-host';
import { Connections } from './exchange/connections';
import { Deadline } from './exchange/deadline';
import { readBody, type ReadBodyOptions } from './exchange/read-body';
import { sendOutgoing } from './exchange/send-outgoing';
import { streamBody } from './exchange/stream-body';
import { translateError } from './exchange/translate-error';
import { readHeaders } from './headers/read-headers';
import type { HttpRequest, HttpResponse } from '@rex/node-sdk';
import type { HttpClient, HttpClientOptions } from './http-client';
import { HttpClientError } from '@rex/node-sdk';
import { nextRequest, type Outgoing } from './redirects/next-request';
import { findAddresses, type TargetPolicy } from './target/find-addresses';
import { readRequest } from './target/read-request';

const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;

/** The body of a redirect is of no use: a small one is read to keep the connection, a larger one ends it. */
const MAX_REDIRECT_BODY_BYTES = 16_384;

/** The last answer of a request, its body still to be read. */
interface Answer {
  message: IncomingMessage;
  reading: ReadBodyOptions;
  head: Omit<HttpResponse, 'body'>;
}

/** Makes the client through which everything leaves REX. Throws a TypeError when the allow-list is malformed. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { maxRedirects = 5, connectTimeoutMs = 10_000, maxResponseBytes = DEFAULT_MAX_BYTES } = options;
  const policy: TargetPolicy = {
    allowList: parseAllowList(options.allowPrivate),
    resolve: options.resolve ?? resolveHost,
    ...(options.allowedPorts ? { allowedPorts: new Set(options.allowedPorts) } : {}),
  };
  const connections = new Connections({
    keepAliveMs: options.keepAliveMs ?? 4_000,
    trustedCertificates: options.trustedCertificates ?? [],
  });

  /** One hop: every one is checked anew, whatever was checked before. */
  const open = async (outgoing: Outgoing, deadline: Deadline): Promise<IncomingMessage> => {
    const addresses = await deadline.race(findAddresses(outgoing.target, policy));
    return sendOutgoing({ outgoing, addresses, connections, connectTimeoutMs, deadline });
  };

  const follow = async (request: HttpRequest, first: Outgoing, deadline: Deadline): Promise<Answer> => {
    let outgoing = first;
    for (let redirects = 0; ; redirects += 1) {
      const message = await open(outgoing, deadline).catch((error: unknown) => {
        if (redirects === 0 || !(error instanceof HttpClientError)) throw error;
        throw translateError(error, 'sent', outgoing.target.url.origin);
      });
      const maxBytes = Math.min(maxResponseBytes, request.maxResponseBytes ?? maxResponseBytes);
      const reading = { method: outgoing.method, origin: outgoing.target.url.origin, maxBytes, deadline };
      const next = request.redirect === 'manual' ? undefined : findNext(message, outgoing, request);
      if (!next) {
        return { message, reading, head: headOf(message, outgoing, redirects) };
      }
      await discard(message, outgoing.method, reading);
      if (redirects >= maxRedirects) {
        throw new HttpClientError('redirect-limit', `More than ${maxRedirects} redirects`, { isSent: true });
      }
      outgoing = next;
    }
  };

  return {
    async send(request) {
      const outgoing = readRequest(request);
      const deadline = new Deadline(request.timeoutMs, request.signal);
      try {
        const { message, reading, head } = await follow(request, outgoing, deadline);
        return { ...head, body: await readBody(message, reading) };
      } finally {
        deadline.dispose();
      }
    },
    async open(request) {
      const outgoing = readRequest(request);
      const deadline = new Deadline(request.timeoutMs, request.signal);
      try {
        const { message, reading, head } = await follow(request, outgoing, deadline);
        return { ...head, body: streamBody(message, reading) };
      } catch (error) {
        deadline.dispose();
        throw error;
      }
    },
    close: () => connections.close(),
  };
}

function headOf(message: IncomingMessage, { target }: Outgoing, redirects: number): Answer['head'] {
  return {
    status: message.statusCode ?? 0,
    statusText: message.statusMessage ?? '',
    url: target.url.href,
    headers: readHeaders(message.rawHeaders),
    redirects,
  };
}

function findNext(message: IncomingMessage, sent: Outgoing, { secretHeaders = [] }: HttpRequest) {
  const { statusCode: status = 0, headers } = message;
  try {
    return nextRequest(sent, { status, location: headers.location }, secretHeaders);
  } catch (error) {
    message.destroy();
    throw error;
  }
}

async function discard(
  message: IncomingMessage,
  method: string,
  reading: { origin: string; deadline: Deadline },
): Promise<void> {
  const bytes = method === 'HEAD' ? 0 : Number(message.headers['content-length'] ?? Infinity);
  if (bytes > MAX_REDIRECT_BODY_BYTES || message.headers['content-encoding'] !== undefined) message.destroy();
  else await readBody(message, { ...reading, method, maxBytes: MAX_REDIRECT_BODY_BYTES });
}
