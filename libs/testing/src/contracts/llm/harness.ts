import { type LlmCall, type LlmClient, type LlmClientOptions, openLlmClient } from '@rex/llm';
import { LlmError, type LlmRequest, type LlmRoute, type LlmStreamPart } from '@rex/node-sdk';
import type { LlmStandIn } from '../../llm-stand-in/start-llm-stand-in';

/** The key that the calls carry. */
export const KEY = 'sk-test+0123456789/abc=';

/** One provider under test. */
export interface LlmProviderHarness {
  provider: string;
  /** The base URL that a user gives, where one does. */
  baseUrl?(standIn: LlmStandIn): string;
  toolsWithJson: 'together' | 'in-turn';
}

/** What a case works with: the provider's client, the server behind it and short ways to ask. */
export interface LlmBench {
  harness: LlmProviderHarness;
  standIn: LlmStandIn;
  client: LlmClient;
  route(model?: string): LlmRoute;
  /** Asks "Hello" unless told otherwise. */
  ask(
    request?: Partial<LlmRequest>,
    more?: Partial<LlmCall> & { model?: string },
  ): ReturnType<LlmClient['generate']>;
  /** The error that asking ends with. */
  fail(request?: Partial<LlmRequest>, more?: Partial<LlmCall> & { model?: string }): Promise<LlmError>;
  /** Bodies of the calls so far, in order. */
  bodies(): Record<string, unknown>[];
  close(): void;
}

/** A wait of the server that no test outlives: what goes on before it has not waited. */
export const NEVER_MS = 600_000;

/** A call that waits for nothing and is tried once, so that a case sees what one exchange gives. */
export const ONCE = { maxRetries: 0 };

/** Opens a client on the stand-in. Vendors' own places are the operator's word; other servers have to be allowed. */
export function openBench(
  harness: LlmProviderHarness,
  standIn: LlmStandIn,
  options: Partial<LlmClientOptions> = {},
): LlmBench {
  const { host } = new URL(standIn.url);
  const { client, close } = openLlmClient({
    allowPrivate: harness.baseUrl ? [host] : [],
    geminiBaseUrl: standIn.url,
    groqBaseUrl: standIn.url,
    ...options,
  });
  const route = (model = 'stand-in'): LlmRoute => {
    const baseUrl = harness.baseUrl?.(standIn);
    return { provider: harness.provider, keyId: 'k1', model, ...(baseUrl === undefined ? {} : { baseUrl }) };
  };
  const ask: LlmBench['ask'] = (request = {}, { model, ...more } = {}) =>
    client.generate({
      routes: [route(model)],
      request: { messages: [{ role: 'user', content: 'Hello' }], ...request },
      secrets: secretsOf(harness.provider),
      ...more,
    });
  return {
    harness,
    standIn,
    client,
    route,
    ask,
    fail: async (...given) => {
      try {
        const answer = await ask(...given);
        throw new Error(`it was answered: ${JSON.stringify(answer)}`);
      } catch (error) {
        if (error instanceof LlmError) return error;
        throw error;
      }
    },
    bodies: () => standIn.log.read().calls.map(({ body }) => body as Record<string, unknown>),
    close,
  };
}

/** One stored key, `k1`. */
export function secretsOf(provider: string, value = KEY): LlmCall['secrets'] {
  return {
    read: (keyId) => Promise.resolve(keyId === 'k1' ? { provider, name: 'My key', value } : undefined),
  };
}

/** Gathers what a stream tells. */
export function listen(): { onPart(part: LlmStreamPart): void; parts: LlmStreamPart[]; text(): string } {
  const parts: LlmStreamPart[] = [];
  return {
    parts,
    onPart: (part) => void parts.push(part),
    text: () => parts.map((part) => (part.type === 'text' ? part.text : `<${part.reason}>`)).join(''),
  };
}
