import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isJsonObject, type JsonObject, type JsonValue } from '@rex/workflow';
import { type Behaviour, behaviourOf } from './behaviour';
import { CallLog } from './call-log';
import { chatProtocol } from './chat-protocol';
import { composeAnswer } from './compose-answer';
import { geminiProtocol } from './gemini-protocol';
import { pause } from './pause';
import type { Incoming, Protocol } from './protocol';
import { sendAnswer } from './send-answer';

/** A server that answers as Gemini, Groq and OpenAI-compatible servers do. */
export interface LlmStandIn {
  /** Where it is: the base URL of Gemini and Groq; with `/v1` behind it that of an OpenAI-compatible server. */
  url: string;
  log: CallLog;
  /** How the next calls are answered, in order; then models behave by their names again. */
  script(behaviours: Behaviour[]): void;
  /** How calls are answered, by their count from 1, where no script says it. */
  decide(decide: ((count: number) => Behaviour | undefined) | undefined): void;
  stop(): Promise<void>;
}

const PROTOCOLS: Record<string, Protocol> = {
  gemini: geminiProtocol,
  groq: chatProtocol({ prefix: '/openai/v1', vendor: 'groq' }),
  'openai-compatible': chatProtocol({ prefix: '/v1', vendor: 'compatible' }),
};

const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** Keys that it takes for wrong begin so. */
const WRONG_KEY = 'wrong';

/** Starts it on this machine; any free port when none is given. */
export async function startLlmStandIn({ port = 0, host = '127.0.0.1' } = {}): Promise<LlmStandIn> {
  const log = new CallLog();
  let scripted: Behaviour[] = [];
  let decider: ((count: number) => Behaviour | undefined) | undefined;
  let count = 0;
  const next = (model: string): Behaviour => {
    count += 1;
    return scripted.shift() ?? decider?.(count) ?? behaviourOf(model);
  };
  const control = (incoming: Incoming): JsonValue | undefined => {
    const route = `${incoming.method} ${incoming.url.pathname}`;
    if (route === 'GET /stand-in/log') return log.read() as unknown as JsonValue;
    if (route === 'DELETE /stand-in/log') return (log.clear(), {});
    if (route !== 'PUT /stand-in/script') return undefined;
    const { behaviours } = incoming.body;
    scripted = (Array.isArray(behaviours) ? behaviours : []) as unknown as Behaviour[];
    return { scripted: scripted.length };
  };
  const server = createServer((request, response) => {
    answer(request, response, { log, next, control }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    log,
    script: (behaviours) => void (scripted = [...behaviours]),
    decide: (decide) => {
      decider = decide;
      count = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Desk {
  log: CallLog;
  next(model: string): Behaviour;
  control(incoming: Incoming): JsonValue | undefined;
}

async function answer(request: IncomingMessage, response: ServerResponse, desk: Desk): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://stand.in');
  const { method = 'GET', headers } = request;
  const incoming: Incoming = { method, url, headers, body: await readBody(request) };
  const controlled = desk.control(incoming);
  if (controlled !== undefined) return sendJson(response, 200, controlled);
  for (const [vendor, protocol] of Object.entries(PROTOCOLS)) {
    const asked = protocol.read(incoming);
    const other = asked ? undefined : protocol.other(incoming);
    if (!asked && !other) continue;
    const key = protocol.keyOf(incoming);
    if (key.startsWith(WRONG_KEY) || (key === '' && vendor !== 'openai-compatible')) {
      const { status, body } = protocol.refuse({ kind: 'refuse', status: 401, reason: 'key' }, key);
      return sendJson(response, status, body);
    }
    if (other) return sendJson(response, other.status, other.body);
    if (asked) return answerCall({ vendor, protocol, incoming, key, response, desk, asked });
  }
  sendJson(response, 404, { error: { message: `There is nothing at ${url.pathname}` } });
}

interface Call {
  vendor: string;
  protocol: Protocol;
  incoming: Incoming;
  key: string;
  response: ServerResponse;
  desk: Desk;
  asked: NonNullable<ReturnType<Protocol['read']>>;
}

async function answerCall({ vendor, protocol, incoming, key, response, desk, asked }: Call): Promise<void> {
  const at = new Date().toISOString();
  const behaviour = desk.next(asked.model);
  const fault = behaviour.kind === 'refuse' ? undefined : protocol.findFault(incoming, asked);
  const refused = behaviour.kind === 'refuse' ? protocol.refuse(behaviour, key) : fault;
  const answered = composeAnswer(asked, behaviour);
  const isCounted = refused === undefined;
  desk.log.add({
    at,
    vendor,
    path: incoming.url.pathname,
    model: asked.model,
    isStream: asked.isStream,
    status: refused?.status ?? 200,
    behaviour: behaviour.kind,
    inputTokens: isCounted ? answered.inputTokens : 0,
    outputTokens: isCounted && behaviour.kind !== 'block' ? answered.outputTokens : 0,
    body: incoming.body,
  });
  if (behaviour.delayMs) await pause(response, behaviour.delayMs);
  for (const [name, value] of Object.entries(behaviour.headers ?? {})) response.setHeader(name, value);
  if (behaviour.kind === 'refuse' && behaviour.retryAfter)
    response.setHeader('retry-after', behaviour.retryAfter);
  if (refused) return sendJson(response, refused.status, refused.body);
  const onSent = (event: JsonValue) => desk.log.noteSent(event);
  await sendAnswer({ protocol, asked, answered, behaviour, response, onSent });
}

async function readBody(request: IncomingMessage): Promise<JsonObject> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new Error('the body is too large');
    chunks.push(chunk);
  }
  try {
    const value = JSON.parse(Buffer.concat(chunks).toString()) as JsonValue;
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}

function sendJson(response: ServerResponse, status: number, body: JsonValue): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
