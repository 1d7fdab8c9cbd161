import type { LlmContent, LlmImage, LlmMessage } from '@rex/node-sdk';
import type { JsonObject, JsonValue } from '@rex/workflow';
import type { ProviderCall } from '../../spec/provider';
import type { LoadedImages } from '../load-images';
import { toChatForm } from './to-chat-form';

/** What servers of the same protocol call differently. */
export interface ChatDialect {
  /** Groq has the newer name; older servers know only the other. */
  maxTokensField: 'max_completion_tokens' | 'max_tokens';
}

/** The body of a chat completion. Fields that the request leaves open are not sent, so that the vendor's defaults hold. */
export function toChatBody(
  { model, request }: ProviderCall,
  images: LoadedImages,
  dialect: ChatDialect,
): JsonObject {
  const { system, messages, temperature, topP, maxTokens, stop, seed, tools = [], responseFormat } = request;
  const { format, words } = toChatForm(responseFormat);
  const said = [system, words].filter(Boolean).join('\n\n');
  const body: Record<string, JsonValue | undefined> = {
    model,
    messages: [
      ...(said === '' ? [] : [{ role: 'system', content: said }]),
      ...messages.map((each) => toChatMessage(each, images)),
    ],
    temperature,
    top_p: topP,
    [dialect.maxTokensField]: maxTokens,
    stop: stop && stop.length > 0 ? stop : undefined,
    seed,
    tools:
      tools.length === 0
        ? undefined
        : tools.map(({ name, description, parameters }) => ({
            type: 'function',
            function: { name, description, parameters },
          })),
    response_format: format,
  };
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
  );
}

function toChatMessage(message: LlmMessage, images: LoadedImages): JsonObject {
  switch (message.role) {
    case 'user':
      return {
        role: 'user',
        content:
          typeof message.content === 'string'
            ? message.content
            : message.content.map((part) => toChatPart(part, images)),
      };
    case 'assistant':
      return {
        role: 'assistant',
        content: message.content,
        ...(message.toolCalls && message.toolCalls.length > 0
          ? {
              tool_calls: message.toolCalls.map(({ id, name, arguments: given }) => ({
                id,
                type: 'function',
                function: { name, arguments: JSON.stringify(given) },
              })),
            }
          : {}),
      };
    case 'tool':
      return {
        role: 'tool',
        tool_call_id: message.toolCallId,
        content: typeof message.result === 'string' ? message.result : JSON.stringify(message.result),
      };
  }
}

function toChatPart(part: LlmContent, images: LoadedImages): JsonObject {
  if (part.type === 'text') return { type: 'text', text: part.text };
  return { type: 'image_url', image_url: { url: toDataUrl(part.image, images) } };
}

function toDataUrl(image: LlmImage, images: LoadedImages): string {
  const { mediaType = '', base64 = '' } = ('url' in image ? images.get(image.url) : image) ?? {};
  return `data:${mediaType};base64,${base64}`;
}
