import { LlmError } from '@rex/node-sdk';
import type { JsonObject } from '@rex/workflow';
import type { LlmProvider, ProviderAccess, ProviderCall } from '../../spec/provider';
import { openChatClient } from '../chat-completions/chat-client';
import { explainChatRefusal } from '../chat-completions/explain-chat-refusal';
import { fromChatAnswer } from '../chat-completions/from-chat-answer';
import { readChatModels } from '../chat-completions/read-chat-models';
import { readChatJson, readStreamedChat } from '../chat-completions/read-chat-response';
import { refusalInChatError } from '../chat-completions/refusal-in-body';
import { type ChatDialect, toChatBody } from '../chat-completions/to-chat-body';
import { loadImages } from '../load-images';
import { MaxTokensFields, wantsNewerField } from './max-tokens-fields';

const STREAMED: JsonObject = { stream: true, stream_options: { include_usage: true } };

const fields = new MaxTokensFields();

/**
 * Any server that speaks OpenAI's chat completions: Ollama, vLLM, OpenRouter. The base URL is what comes before
 * `/chat/completions`, mostly ending in `/v1`.
 */
export const openAiCompatibleProvider: LlmProvider = {
  name: 'openai-compatible',
  label: 'The OpenAI-compatible server',
  access: { key: 'optional', baseUrl: 'given' },
  toolsWithJson: 'together',
  async ask(call) {
    return fromChatAnswer(await readChatJson(await send(call, {})));
  },
  async stream(call, onText) {
    return readStreamedChat(await send(call, STREAMED), onText);
  },
  async listModels(access) {
    const client = await open(access);
    return readChatModels(
      await readChatJson(await client.get('/models', { signal: access.signal }).asResponse()),
    );
  },
  refusalIn: refusalInChatError,
  explain: explainChatRefusal,
};

async function open(access: ProviderAccess) {
  if (access.baseUrl === undefined) {
    throw new LlmError('llm-request-invalid', 'No base URL is given, such as http://localhost:11434/v1');
  }
  return openChatClient({ ...access, baseUrl: access.baseUrl });
}

/** Sends a request; once more where the server knows the bound of the answer by its newer name only. */
async function send(call: ProviderCall, more: JsonObject): Promise<Response> {
  const client = await open(call);
  const images = await loadImages(call);
  const post = (dialect: ChatDialect) => {
    const body = { ...toChatBody(call, images, dialect), ...more };
    return client.post('/chat/completions', { body, signal: call.signal }).asResponse();
  };
  const maxTokensField = fields.of(call);
  try {
    return await post({ maxTokensField });
  } catch (error) {
    if (maxTokensField === 'max_completion_tokens' || !wantsNewerField(error, call)) throw error;
    fields.learn(call);
    return post({ maxTokensField: 'max_completion_tokens' });
  }
}
