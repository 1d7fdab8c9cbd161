import { LlmError, type LlmRequest, type LlmResponse } from '@rex/node-sdk';
import type { JsonObject } from '@rex/workflow';
import { LlmClient } from '../client/llm-client';
import { RateLimiter } from '../limiter/rate-limiter';
import { allProviders } from '../providers/all-providers';
import { ProviderRegistry } from '../providers/provider-registry';

/** What a client made of what a server sent it. */
export interface Asked {
  answer?: LlmResponse;
  error?: LlmError;
  /** The text that was told as it came; void where the answer began anew. */
  told: string;
  /** Bodies of the calls, in order. */
  bodies: JsonObject[];
  /** Times of the calls in milliseconds from the first. */
  times: number[];
}

/** How a server is asked. */
export interface Asking {
  provider?: 'openai-compatible' | 'groq' | 'gemini';
  /** Of the server and its model: what is learned of one is not known of another. */
  model?: string;
  stream?: boolean;
  request?: Partial<LlmRequest>;
  maxRetries?: number;
}

/** Asks a server in memory by the real SDK. Time passes only by waits. */
export async function askServer(
  respond: (count: number) => Response,
  { provider = 'openai-compatible', model = 'm', stream = false, request, maxRetries = 0 }: Asking = {},
): Promise<Asked> {
  let nowMs = 1_000_000;
  const asked: Asked = { told: '', bodies: [], times: [] };
  const fetch = async (_url: unknown, init?: RequestInit) => {
    asked.bodies.push(JSON.parse(String(init?.body ?? '{}')) as JsonObject);
    asked.times.push(nowMs - 1_000_000);
    return respond(asked.bodies.length);
  };
  const clock = { nowMs: () => nowMs, sleep: async (durationMs: number) => void (nowMs += durationMs) };
  const client = new LlmClient({
    link: { publicFetch: fetch, vendorFetch: fetch, baseUrls: {}, limiter: new RateLimiter(clock), clock },
    registry: new ProviderRegistry(allProviders),
    prices: [],
    random: () => 0.5,
  });
  try {
    asked.answer = await client.generate({
      routes: [
        {
          provider,
          model,
          keyId: 'k',
          ...(provider === 'openai-compatible' ? { baseUrl: 'https://llm.test/v1' } : {}),
        },
      ],
      request: { messages: [{ role: 'user', content: 'Hello' }], ...request },
      secrets: { read: async () => ({ name: 'k', provider, value: 'sk-test-key-1' }) },
      maxRetries,
      ...(stream
        ? { onPart: (part) => void (asked.told = part.type === 'text' ? asked.told + part.text : '') }
        : {}),
    });
  } catch (error) {
    if (!(error instanceof LlmError)) throw error;
    asked.error = error;
  }
  return asked;
}

/** A body of JSON. */
export function jsonResponse(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** A whole chat completion. */
export function aCompletion(message: JsonObject, more: JsonObject = {}, finish = 'stop'): JsonObject {
  return {
    id: 'x',
    model: 'm',
    choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }],
    usage: { prompt_tokens: 5, completion_tokens: 7 },
    ...more,
  };
}

/** A piece of a streamed one, as an event. */
export function aPiece(delta: JsonObject, finish: string | null = null, more: JsonObject = {}): string {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return `data: ${JSON.stringify({ id: 'x', model: 'm', choices, ...more })}\n\n`;
}

/** A stream of events; `open` is one whose connection is never closed. */
export function eventsResponse(events: string[], end: 'closed' | 'open' = 'closed'): Response {
  const bytes = new TextEncoder().encode(events.join(''));
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes);
      if (end === 'closed') controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

/** The last event of a stream. */
export const DONE = 'data: [DONE]\n\n';
