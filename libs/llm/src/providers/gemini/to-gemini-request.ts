import type { LlmContent, LlmMessage } from '@rex/node-sdk';
import type { Content, GenerateContentConfig, GenerateContentParameters, Part } from '@google/genai';
import { isJsonObject, type JsonValue } from '@rex/workflow';
import type { ProviderCall } from '../../spec/provider';
import type { LoadedImages } from '../load-images';
import { toGeminiSchema } from './to-gemini-schema';

/** What the SDK is asked for. Fields that the request leaves open are not sent, so that the vendor's defaults hold. */
export function toGeminiRequest(call: ProviderCall, images: LoadedImages): GenerateContentParameters {
  return { model: call.model, contents: toContents(call.request.messages, images), config: toConfig(call) };
}

function toConfig({ request, signal }: ProviderCall): GenerateContentConfig {
  const { system, temperature, topP, maxTokens, stop, seed, tools = [] } = request;
  const functionDeclarations = tools.map(({ name, description, parameters }) => {
    const schema = toGeminiSchema(parameters);
    return { name, description, ...(schema ? { parametersJsonSchema: schema } : {}) };
  });
  return {
    abortSignal: signal,
    ...(system ? { systemInstruction: system } : {}),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { topP }),
    ...(maxTokens === undefined ? {} : { maxOutputTokens: maxTokens }),
    ...(stop && stop.length > 0 ? { stopSequences: stop } : {}),
    ...(seed === undefined ? {} : { seed }),
    ...(tools.length > 0 ? { tools: [{ functionDeclarations }] } : {}),
    ...toResponseForm(request),
  };
}

function toResponseForm({ responseFormat: format }: ProviderCall['request']): GenerateContentConfig {
  if (!format || format.type === 'text') return {};
  const schema = format.type === 'schema' ? toGeminiSchema(format.schema) : undefined;
  return { responseMimeType: 'application/json', ...(schema ? { responseJsonSchema: schema } : {}) };
}

/** Turns of the same side follow each other as one: results of several tools answer one turn of the model. */
function toContents(messages: LlmMessage[], images: LoadedImages): Content[] {
  const contents: Content[] = [];
  for (const message of messages) {
    const role = message.role === 'assistant' ? 'model' : 'user';
    const parts = toParts(message, images);
    const last = contents.at(-1);
    if (last?.role === role) last.parts?.push(...parts);
    else contents.push({ role, parts });
  }
  return contents;
}

function toParts(message: LlmMessage, images: LoadedImages): Part[] {
  switch (message.role) {
    case 'user':
      if (typeof message.content === 'string') return [{ text: message.content }];
      return message.content.map((part) => toPart(part, images));
    case 'assistant':
      return [
        ...(message.content === '' ? [] : [{ text: message.content }]),
        ...(message.toolCalls ?? []).map(({ id, name, arguments: args, signature }) => ({
          functionCall: { id, name, args },
          ...(signature === undefined ? {} : { thoughtSignature: signature }),
        })),
      ];
    case 'tool': {
      const { toolCallId: id, toolName: name, result } = message;
      return [{ functionResponse: { id, name, response: toResponse(result) } }];
    }
  }
}

function toPart(part: LlmContent, images: LoadedImages): Part {
  if (part.type === 'text') return { text: part.text };
  if (!('url' in part.image)) {
    return { inlineData: { mimeType: part.image.mediaType, data: part.image.base64 } };
  }
  const loaded = images.get(part.image.url);
  return { inlineData: { mimeType: loaded?.mediaType ?? '', data: loaded?.base64 ?? '' } };
}

/** The protocol wants an object; `output` is the key that it reads otherwise. */
function toResponse(result: JsonValue): Record<string, unknown> {
  return isJsonObject(result) ? result : { output: result };
}
