import { LlmError } from '@rex/node-sdk';
import type { Stream } from 'groq-sdk/core/streaming';
import type { LlmProvider, ProviderAccess, ProviderCall } from '../../spec/provider';
import { openChatClient, readChatModels, refusalInChatStream } from '../chat-completions/chat-client';
import { explainChatRefusal } from '../chat-completions/explain-chat-refusal';
import { fromChatAnswer } from '../chat-completions/from-chat-answer';
import { gatherChatStream } from '../chat-completions/gather-chat-stream';
import { toChatBody } from '../chat-completions/to-chat-body';
import { loadImages } from '../load-images';

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
    return fromChatAnswer(
      await (await open(call)).post('/chat/completions', { body: await bodyOf(call), signal: call.signal }),
    );
  },
  async stream(call, onText) {
    const body = { ...(await bodyOf(call)), stream: true, stream_options: { include_usage: true } };
    const chunks = await (
      await open(call)
    ).post<Stream<unknown>>('/chat/completions', {
      body,
      signal: call.signal,
      stream: true,
    });
    return gatherChatStream(chunks, onText);
  },
  async listModels(access) {
    return readChatModels(await (await open(access)).get('/models', { signal: access.signal }));
  },
  refusalIn: refusalInChatStream,
  explain: explainChatRefusal,
};

async function open(access: ProviderAccess) {
  if (access.baseUrl === undefined) {
    throw new LlmError('llm-request-invalid', 'No base URL is given, such as http://localhost:11434/v1');
  }
  return openChatClient({ ...access, baseUrl: access.baseUrl });
}

async function bodyOf(call: ProviderCall) {
  return toChatBody(call, await loadImages(call), { maxTokensField: 'max_tokens' });
}
