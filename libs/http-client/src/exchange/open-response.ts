import { type Agent, type IncomingMessage, request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { HttpClientError } from '@rex/node-sdk';
import type { Outgoing } from '../redirects/next-request';
import type { Deadline } from './deadline';
import { type Stage, translateError } from './translate-error';

/** One try to get an answer: a request, and the checked address that it goes to. */
export interface Attempt {
  outgoing: Outgoing;
  address: string;
  agent: Agent;
  connectTimeoutMs: number;
  deadline: Deadline;
}

/** The head of an answer, its body still to be read; or why there is none, and whether a kept connection was to blame. */
export type Opened =
  { ok: true; message: IncomingMessage } | { ok: false; failure: HttpClientError; isReused: boolean };

const MAX_HEADER_BYTES = 65_536;

/** Sends a request to an address and waits for the head of the answer. Never rejects. */
export function openResponse({
  outgoing,
  address,
  agent,
  connectTimeoutMs,
  deadline,
}: Attempt): Promise<Opened> {
  const { target } = outgoing;
  return new Promise((resolve) => {
    let stage: Stage = 'connecting';
    let message: IncomingMessage | undefined;
    let connectTimer: NodeJS.Timeout | undefined;
    const request = (target.isTls ? requestHttps : requestHttp)(nodeOptions(outgoing, address, agent));
    const release = deadline.onEnd((failure) => request.destroy(failure));
    const settle = (opened: Opened) => {
      clearTimeout(connectTimer);
      release();
      resolve(opened);
    };
    const fail = (error: unknown) => {
      const failure = translateError(error, stage, target.url.origin);
      settle({ ok: false, failure, isReused: request.reusedSocket });
    };

    request.once('socket', (socket: Socket) => {
      if (request.reusedSocket) {
        stage = 'sent';
        return;
      }
      socket.once('connect', () => {
        stage = target.isTls ? 'securing' : 'sent';
      });
      socket.once(target.isTls ? 'secureConnect' : 'connect', () => {
        clearTimeout(connectTimer);
        stage = 'sent';
      });
      connectTimer = setTimeout(() => {
        const text = `No connection to ${target.url.origin} within ${connectTimeoutMs} ms`;
        request.destroy(new HttpClientError('connect-timeout', text));
      }, connectTimeoutMs);
    });
    request.once('response', (head: IncomingMessage) => {
      message = head;
      settle({ ok: true, message });
    });
    request.once('upgrade', (_head, socket: Socket) => {
      socket.destroy();
      fail(new HttpClientError('response-malformed', `${target.url.origin} wants another protocol`));
    });
    // A malformed body is reported here, after the head: whoever reads the body must hear of it.
    request.on('error', (error) => (message ? message.destroy(error) : fail(error)));
    request.once('close', () => fail(undefined));
    request.end(outgoing.body);
  });
}

function nodeOptions({ method, target, headers, body }: Outgoing, address: string, agent: Agent) {
  const { url, isTls, host, port } = target;
  const fields: Record<string, string | string[]> = Object.fromEntries([['host', url.host], ...headers]);
  if (body) fields['content-length'] = String(body.byteLength);
  else if (method === 'POST' || method === 'PUT' || method === 'PATCH') fields['content-length'] = '0';
  const options: RequestOptions & { servername?: string; rejectUnauthorized: boolean } = {
    agent,
    method,
    headers: fields,
    // The checked address itself, so that no name is looked up again; the certificate is checked for the name.
    host: address,
    port,
    path: `${url.pathname}${url.search}`,
    ...(isTls ? { servername: isIP(host) === 0 ? host : '' } : {}),
    lookup: (name, _options, callback) => callback(new Error(`${name} must not be looked up`), ''),
    rejectUnauthorized: true,
    insecureHTTPParser: false,
    maxHeaderSize: MAX_HEADER_BYTES,
    setHost: false,
  };
  return options;
}
