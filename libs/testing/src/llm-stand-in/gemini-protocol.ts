import { isJsonObject, type JsonObject, type JsonValue } from '@rex/workflow';
import { type Answered, type Asked, countTokens, countIn } from './asked';
import type { Behaviour } from './behaviour';
import { findForeignKeyword } from './find-foreign-keyword';
import { LISTED_MODELS, type Protocol, type Refused, split } from './protocol';

const CALL = /^\/v1beta\/models\/([^/:]+):(generateContent|streamGenerateContent|countTokens)$/;

/** Gemini's wire: https://ai.google.dev/api/generate-content. */
export const geminiProtocol: Protocol = {
  keyOf: ({ headers, url }) => String(headers['x-goog-api-key'] ?? url.searchParams.get('key') ?? ''),
  read({ method, url, body }) {
    const [, model, action] = CALL.exec(url.pathname) ?? [];
    if (method !== 'POST' || model === undefined || action === 'countTokens') return undefined;
    return readAsked(decodeURIComponent(model), action === 'streamGenerateContent', body);
  },
  findFault({ body }, { tools, form }) {
    const config = objectIn(body, 'generationConfig');
    if (tools.length > 0 && form.kind === 'json') {
      return fault("Function calling with a response mime type: 'application/json' is unsupported");
    }
    const schemas = [config['responseJsonSchema'], ...tools.map(({ parameters }) => parameters)];
    for (const schema of schemas) {
      const found = findForeignKeyword(schema, 'gemini');
      if (found !== undefined) return fault(`Invalid JSON payload received. Unknown name "${found}"`);
    }
    return Array.isArray(body['contents']) && body['contents'].length > 0
      ? undefined
      : fault('* GenerateContentRequest.contents: contents is not specified');
  },
  refuse: refuseGemini,
  midway: (status, message) => ({ error: { code: status, message, status: 'UNAVAILABLE' } }),
  whole: (asked, answered) => answerOf(asked, partsOf(answered, answered.text), answered),
  pieces: (asked, answered, count) => {
    const texts = answered.toolCall ? [''] : split(answered.text, count);
    return texts.map((text, index) => {
      const isLast = index === texts.length - 1;
      return answerOf(asked, partsOf(answered, text), isLast ? answered : undefined);
    });
  },
  blocked: ({ model }, inputTokens) => ({
    promptFeedback: { blockReason: 'SAFETY' },
    usageMetadata: { promptTokenCount: inputTokens, totalTokenCount: inputTokens },
    modelVersion: model,
  }),
  other({ url, body }): Refused | undefined {
    const [, model, action] = CALL.exec(url.pathname) ?? [];
    if (model !== undefined && action === 'countTokens') {
      return { status: 200, body: { totalTokens: countTokens(readAsked(model, false, body).prompt) } };
    }
    if (url.pathname !== '/v1beta/models') return undefined;
    const models = LISTED_MODELS.map((name) => ({
      name: `models/${name}`,
      displayName: name,
      inputTokenLimit: 1_048_576,
      supportedGenerationMethods: ['generateContent', 'countTokens'],
    }));
    return { status: 200, body: { models } };
  },
};

function readAsked(model: string, isStream: boolean, body: JsonObject): Asked {
  const contents = Array.isArray(body['contents']) ? body['contents'] : [];
  const parts = contents.flatMap((content) => listIn(content, 'parts'));
  const system = listIn(objectIn(body, 'systemInstruction'), 'parts');
  const config = objectIn(body, 'generationConfig');
  const declared = listIn(body, 'tools').flatMap((tool) => listIn(tool, 'functionDeclarations'));
  return {
    model,
    isStream,
    prompt: [...system, ...parts].map((part) => textIn(part) ?? JSON.stringify(part)).join('\n'),
    lastText: parts.map(textIn).findLast((text) => text !== undefined) ?? '',
    maxTokens: countIn(config['maxOutputTokens']),
    hasToolResult: parts.some((part) => isJsonObject(part) && part['functionResponse'] !== undefined),
    tools: declared.map((each) => {
      const { name = '', parametersJsonSchema } = isJsonObject(each) ? each : {};
      return { name: String(name), parameters: parametersJsonSchema };
    }),
    form:
      config['responseMimeType'] === 'application/json'
        ? { kind: 'json', schema: config['responseJsonSchema'] }
        : { kind: 'text' },
  };
}

function partsOf({ toolCall }: Answered, text: string): JsonValue[] {
  if (!toolCall) return [{ text }];
  const { name, arguments: args, times, ids } = toolCall;
  const called: JsonObject = { name, args };
  const call: JsonObject = ids === 'same' ? { id: 'call-1', ...called } : called;
  return Array.from({ length: times }, () => ({ functionCall: call, thoughtSignature: 'c2lnbmF0dXJl' }));
}

const FINISH = { stop: 'STOP', length: 'MAX_TOKENS', filter: 'SAFETY' };

function answerOf({ model }: Asked, parts: JsonValue[], ended: Answered | undefined): JsonObject {
  const usage = ended && {
    promptTokenCount: ended.inputTokens,
    candidatesTokenCount: ended.outputTokens,
    totalTokenCount: ended.inputTokens + ended.outputTokens,
  };
  const candidate = { content: { role: 'model', parts }, index: 0 };
  return {
    candidates: [ended ? { ...candidate, finishReason: FINISH[ended.finish] } : candidate],
    ...(usage ? { usageMetadata: usage } : {}),
    modelVersion: model,
    responseId: 'response-1',
  };
}

function refuseGemini(behaviour: Extract<Behaviour, { kind: 'refuse' }>, key: string): Refused {
  const { status, reason, retryDelay, echoKey } = behaviour;
  const google = 'type.googleapis.com/google.rpc';
  if (reason === 'key') {
    const details = [{ '@type': `${google}.ErrorInfo`, reason: 'API_KEY_INVALID' }];
    return error(400, 'API key not valid. Please pass a valid API key.', 'INVALID_ARGUMENT', details);
  }
  if (reason === 'context') {
    return fault('The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).');
  }
  if (reason === 'no-schema') return fault('JSON mode is not enabled for this model');
  if (reason === 'tools-with-json') {
    return fault("Function calling with a response mime type: 'application/json' is unsupported");
  }
  const details = retryDelay === undefined ? [] : [{ '@type': `${google}.RetryInfo`, retryDelay }];
  const message = echoKey ? `The key ${key} may not do this.` : `The stand-in refuses with ${status}.`;
  return error(status, message, WORDS[status] ?? 'UNKNOWN', details);
}

const WORDS: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

function fault(message: string): Refused {
  return error(400, message, 'INVALID_ARGUMENT', []);
}

function error(status: number, message: string, word: string, details: JsonValue[]): Refused {
  return { status, body: { error: { code: status, message, status: word, details } } };
}

function objectIn(value: JsonValue | undefined, key: string): JsonObject {
  const member = isJsonObject(value) ? value[key] : undefined;
  return isJsonObject(member) ? member : {};
}

function listIn(value: JsonValue | undefined, key: string): JsonValue[] {
  const member = isJsonObject(value) ? value[key] : undefined;
  return Array.isArray(member) ? member : [];
}

function textIn(part: JsonValue): string | undefined {
  const text = isJsonObject(part) ? part['text'] : undefined;
  return typeof text === 'string' ? text : undefined;
}
