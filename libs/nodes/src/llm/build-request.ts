import type { LlmContent, LlmMessage, LlmRequest, LlmResponseFormat, LlmRoute } from '@rex/node-sdk';
import type { LlmConfig } from './llm-config';
import { readImages } from './read-images';

/** Whom the config says to ask, best first. */
export function routesOf(config: LlmConfig): LlmRoute[] {
  const { requestsPerMinute, tokensPerMinute, fallbacks = [] } = config;
  const limits = {
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
    ...(tokensPerMinute === undefined ? {} : { tokensPerMinute }),
  };
  // Limits are those of the first; what a fallback may do its provider tells.
  return [
    { ...routeOf(config), limits },
    ...fallbacks.map((each) => ({ ...routeOf(each), afterBudget: each.afterBudget })),
  ];
}

/** The first question: all but the tools and what they gave. */
export function requestOf(config: LlmConfig): Omit<LlmRequest, 'signal'> {
  const { system, temperature, topP, maxTokens, stop, seed, timeoutMs } = config;
  return {
    ...(system === undefined || system === '' ? {} : { system }),
    messages: messagesOf(config),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { topP }),
    ...(maxTokens === undefined ? {} : { maxTokens }),
    ...(stop === undefined || stop.length === 0 ? {} : { stop }),
    ...(seed === undefined ? {} : { seed }),
    responseFormat: formatOf(config),
    timeoutMs,
  };
}

function routeOf({
  provider,
  keyId,
  baseUrl,
  model,
}: Pick<LlmConfig, 'provider' | 'keyId' | 'baseUrl' | 'model'>): LlmRoute {
  return {
    provider,
    model,
    ...(keyId === undefined ? {} : { keyId }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  };
}

function messagesOf({ messages = [], prompt, images }: LlmConfig): LlmMessage[] {
  const pictures = readImages(images).map((image): LlmContent => ({ type: 'image', image }));
  const content = pictures.length === 0 ? prompt : [{ type: 'text' as const, text: prompt }, ...pictures];
  return [...messages, { role: 'user', content }];
}

function formatOf({ responseFormat, schema }: LlmConfig): LlmResponseFormat {
  if (responseFormat === 'schema') return { type: 'schema', schema: schema ?? {} };
  return { type: responseFormat };
}
