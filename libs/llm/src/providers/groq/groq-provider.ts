import type { ChatCompletionCreateParamsNonStreaming } from 'groq-sdk/resources/chat/completions';
import type { JsonObject } from '@rex/workflow';
import type { LlmProvider, ProviderAccess, ProviderCall } from '../../spec/provider';
import { openChatClient } from '../chat-completions/chat-client';
import { explainChatRefusal } from '../chat-completions/explain-chat-refusal';
import { fromChatAnswer } from '../chat-completions/from-chat-answer';
import { readChatModels } from '../chat-completions/read-chat-models';
import { readChatJson, readStreamedChat } from '../chat-completions/read-chat-response';
import { refusalInChatError } from '../chat-completions/refusal-in-body';
import { toChatBody } from '../chat-completions/to-chat-body';
import { loadImages } from '../load-images';

const GROQ_BASE_URL = 'https://api.groq.com';

/** Groq, by its SDK. Its JSON forms and tools exclude each other. */
export const groqProvider: LlmProvider = {
  name: 'groq',
  label: 'Groq',
  access: { key: 'required', baseUrl: 'fixed' },
  toolsWithJson: 'in-turn',
  async ask(call) {
    const { chat } = await open(call);
    const sent = chat.completions.create(await bodyOf(call), { signal: call.signal });
    return fromChatAnswer(await readChatJson(await sent.asResponse()));
  },
  async stream(call, onText) {
    const { chat } = await open(call);
    const body = { ...(await bodyOf(call)), stream: true as const };
    const sent = chat.completions.create(body, { signal: call.signal });
    return readStreamedChat(await sent.asResponse(), onText);
  },
  async listModels(access) {
    const { models } = await open(access);
    return readChatModels(await readChatJson(await models.list({ signal: access.signal }).asResponse()));
  },
  refusalIn: refusalInChatError,
  explain: explainChatRefusal,
};

function open(access: ProviderAccess) {
  return openChatClient({ ...access, baseUrl: access.baseUrl ?? GROQ_BASE_URL });
}

/** The SDK's type is narrower than its wire: names of models and the members of schemas are open there. */
async function bodyOf(call: ProviderCall): Promise<ChatCompletionCreateParamsNonStreaming> {
  const body: JsonObject = toChatBody(call, await loadImages(call), {
    maxTokensField: 'max_completion_tokens',
  });
  return body as JsonObject & ChatCompletionCreateParamsNonStreaming;
}
