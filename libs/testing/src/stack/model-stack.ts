import { ApiClient } from '../api-client';
import { startLlmStandIn, type LlmStandIn } from '../llm-stand-in/start-llm-stand-in';
import { createReadyDatabase, type TestDatabase } from '../test-database';
import { startStack, type Stack, type StackOptions } from './start-stack';

/** REX with a stand-in for the vendors of models behind it, an account and a key. */
export interface ModelStack {
  stack: Stack;
  standIn: LlmStandIn;
  database: TestDatabase;
  api: ApiClient;
  /** Its access token. */
  token: string;
  /** Id of a stored key for Groq. */
  keyId: string;
  stop(): Promise<void>;
}

/** The stored key: found anywhere, it has leaked. */
export const MODEL_KEY = 'gsk_0123456789abcdefMODELKEY';

/** Starts REX so that Gemini, Groq and OpenAI-compatible servers are the stand-in. */
export async function startModelStack(
  options: Partial<StackOptions> & { allowHosts?: string[] } = {},
): Promise<ModelStack> {
  const standIn = await startLlmStandIn();
  const database = await createReadyDatabase();
  const stack = await startStack({
    ...options,
    databaseUrl: database.url,
    environment: {
      GEMINI_BASE_URL: standIn.url,
      GROQ_BASE_URL: standIn.url,
      HTTP_ALLOW_PRIVATE: [new URL(standIn.url).host, ...(options.allowHosts ?? [])].join(','),
      ...options.environment,
    },
  });
  const api = new ApiClient(stack.url);
  const { token } = await api.register();
  const { body } = await api.send<{ id: string }>('POST', '/keys', {
    provider: 'groq',
    name: 'models',
    key: MODEL_KEY,
  });
  return {
    ...{ stack, standIn, database, api, token, keyId: body.id },
    stop: async () => {
      await stack.stop();
      await database.drop();
      await standIn.stop();
    },
  };
}

/** A workflow that asks a model with its input, between a manual trigger and an output. */
export function askingWorkflow(config: object, more: { settings?: object; node?: object } = {}) {
  return {
    name: 'asks a model',
    nodes: [
      { id: 'start', type: 'manual-trigger' },
      {
        id: 'ask',
        type: 'llm',
        config: { provider: 'groq', prompt: '{{ input.text }}', ...config },
        ...more.node,
      },
      { id: 'end', type: 'output' },
    ],
    edges: [
      { source: 'start', target: 'ask' },
      { source: 'ask', target: 'end' },
    ],
    ...(more.settings ? { settings: more.settings } : {}),
  };
}
