import { isJsonObject, type JsonObject, type JsonValue } from '@rex/workflow';
import { type Answered, type Asked, countIn } from './asked';
import type { Behaviour } from './behaviour';
import { findForeignKeyword } from './find-foreign-keyword';
import { LISTED_MODELS, type Protocol, type Refused, split } from './protocol';

/** Servers of chat completions differ in where they are and in what they take together. */
export interface ChatServer {
  prefix: string;
  /** Groq names calls in `x_groq`, and takes tools and JSON only one at a time. */
  vendor: 'groq' | 'compatible';
}

/** The wire of chat completions: https://platform.openai.com/docs/api-reference/chat and Groq's version of it. */
export function chatProtocol({ prefix, vendor }: ChatServer): Protocol {
  const groq: JsonObject = vendor === 'groq' ? { x_groq: { id: 'req_1' } } : {};
  const chunk = ({ model }: Asked, delta: JsonObject, more: JsonObject = {}): JsonObject => ({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1_760_000_000,
    model,
    choices: [{ index: 0, delta, finish_reason: null, ...more }],
  });
  return {
    keyOf: ({ headers }) => (headers.authorization ?? '').replace(/^Bearer /, ''),
    read({ method, url, body }) {
      return method === 'POST' && url.pathname === `${prefix}/chat/completions` ? readAsked(body) : undefined;
    },
    findFault({ body }, { tools, form }) {
      if (!Array.isArray(body['messages']) || body['messages'].length === 0) {
        return fault("'messages' : minimum number of items is 1", {});
      }
      if (vendor === 'groq' && tools.length > 0 && form.kind === 'json') {
        return fault('json mode cannot be combined with tool/function calling', {});
      }
      const found = form.kind === 'json' ? findForeignKeyword(form.schema, 'chat') : undefined;
      return found === undefined ? undefined : fault(`'${found}' is not permitted in the schema`, {});
    },
    refuse: refuseChat,
    midway: (status, message) => ({ error: { message, type: 'server_error', code: status } }),
    whole: (asked, answered) => ({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1_760_000_000,
      model: asked.model,
      choices: [
        {
          index: 0,
          message: {
            role: 'assistant',
            content: answered.toolCall ? null : answered.text,
            ...callsOf(answered),
          },
          finish_reason: finishOf(answered),
        },
      ],
      usage: usageOf(answered),
      ...groq,
    }),
    pieces(asked, answered, count) {
      const end = { finish_reason: finishOf(answered) };
      const calls = callsOf(answered)['tool_calls'];
      const told = Array.isArray(calls)
        ? calls.flatMap((call, index) =>
            toolPieces(call as JsonObject).map((piece) =>
              chunk(asked, { tool_calls: [{ index, ...piece }] }),
            ),
          )
        : split(answered.text, count).map((content) => chunk(asked, { content }));
      const usage: JsonObject = { ...chunk(asked, {}), choices: [], usage: usageOf(answered) };
      return [
        { ...chunk(asked, { role: 'assistant', content: '' }), ...groq },
        ...told,
        vendor === 'groq'
          ? { ...chunk(asked, {}, end), x_groq: { id: 'req_1', usage: usageOf(answered) } as JsonObject }
          : chunk(asked, {}, end),
        ...(vendor === 'groq' ? [] : [usage]),
      ];
    },
    blocked: (asked, inputTokens) => ({
      id: 'chatcmpl-1',
      model: asked.model,
      choices: [
        { index: 0, message: { role: 'assistant', content: '' }, delta: {}, finish_reason: 'content_filter' },
      ],
      usage: usageOf({ inputTokens, outputTokens: 0 }),
    }),
    streamEnd: '[DONE]',
    other({ url }) {
      if (url.pathname !== `${prefix}/models`) return undefined;
      const data = LISTED_MODELS.map((id) => ({
        id,
        object: 'model',
        active: true,
        context_window: 131_072,
      }));
      return { status: 200, body: { object: 'list', data } };
    },
  };
}

function readAsked(body: JsonObject): Asked {
  const messages = Array.isArray(body['messages']) ? body['messages'].filter(isJsonObject) : [];
  const users = messages.filter(({ role }) => role === 'user');
  const { type, json_schema: named } = isJsonObject(body['response_format']) ? body['response_format'] : {};
  return {
    model: String(body['model'] ?? ''),
    isStream: body['stream'] === true,
    prompt: messages.map(textOf).join('\n'),
    lastText: textOf(users.at(-1) ?? {}),
    maxTokens: countIn(body['max_completion_tokens'] ?? body['max_tokens']),
    hasToolResult: messages.some(({ role }) => role === 'tool'),
    tools: (Array.isArray(body['tools']) ? body['tools'] : []).map((tool) => {
      const called = isJsonObject(tool) && isJsonObject(tool['function']) ? tool['function'] : {};
      return { name: String(called['name']), parameters: called['parameters'] };
    }),
    form:
      type === 'json_object' || type === 'json_schema'
        ? { kind: 'json', schema: isJsonObject(named) ? named['schema'] : undefined }
        : { kind: 'text' },
  };
}

function textOf({ content, tool_calls: calls }: JsonObject): string {
  const list = Array.isArray(content) ? content.filter(isJsonObject) : [];
  const text = typeof content === 'string' ? content : list.map((part) => part['text'] ?? '').join('');
  return calls === undefined ? text : text + JSON.stringify(calls);
}

function callsOf({ toolCall }: Answered): JsonObject {
  if (!toolCall) return {};
  const { name, arguments: given, times, ids } = toolCall;
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  const called: JsonObject = { type: 'function', function: { name, arguments: text } };
  const call: JsonObject = ids === 'same' ? { id: 'call_1', ...called } : called;
  return { tool_calls: Array.from({ length: times }, () => call) };
}

/** A streamed call: its name first, its arguments in two halves. */
function toolPieces(call: JsonObject): JsonObject[] {
  const { name, arguments: given } = call['function'] as { name: string; arguments: string };
  const half = Math.ceil(given.length / 2);
  return [
    { ...call, function: { name, arguments: '' } },
    { function: { arguments: given.slice(0, half) } },
    { function: { arguments: given.slice(half) } },
  ];
}

function finishOf({ toolCall, finish }: Answered): string {
  if (toolCall) return 'tool_calls';
  return finish === 'filter' ? 'content_filter' : finish;
}

function usageOf({ inputTokens, outputTokens }: Pick<Answered, 'inputTokens' | 'outputTokens'>): JsonObject {
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
  };
}

function refuseChat(behaviour: Extract<Behaviour, { kind: 'refuse' }>, key: string): Refused {
  const { status, reason, echoKey } = behaviour;
  switch (reason) {
    case 'key':
      return { ...fault('Invalid API Key', { code: 'invalid_api_key' }), status: 401 };
    case 'quota':
      return { ...fault('You exceeded your current quota', { code: 'insufficient_quota' }), status: 429 };
    case 'context':
      return fault('Please reduce the length of the messages.', { code: 'context_length_exceeded' });
    case 'no-schema':
      return fault('This model does not support response format `json_schema`.', {});
    case 'tools-with-json':
      return fault('json mode cannot be combined with tool/function calling', {});
    case 'json-thrown-away':
      return fault('Failed to generate JSON.', {
        code: 'json_validate_failed',
        failed_generation: '{"city": 1}',
      });
    default: {
      const message = echoKey ? `The key ${key} may not do this.` : `The stand-in refuses with ${status}.`;
      const words: JsonObject = status === 429 ? { code: 'rate_limit_exceeded' } : {};
      return { ...fault(message, words), status };
    }
  }
}

function fault(message: string, more: JsonObject): Refused {
  return { status: 400, body: { error: { message, type: 'invalid_request_error', ...more } as JsonValue } };
}
