import { LlmError, type LlmFinishReason } from '@rex/node-sdk';
import { isJsonObject, type JsonValue } from '@rex/workflow';
import type { ProviderAnswer } from '../../spec/provider';
import { memberOf, textOf } from '../read-member';
import { type GivenCall, toToolCalls } from '../to-tool-calls';
import { contentText } from './content-text';
import { failIfRefused } from './refusal-in-body';
import { toChatUsage } from './to-chat-usage';

/** Reads a whole chat completion. @throws LlmError when it is none, RefusedInAnswer when it is a refusal */
export function fromChatAnswer(answer: unknown): ProviderAnswer {
  failIfRefused(answer);
  const choice = memberOf(memberOf(answer, 'choices'), 0);
  const message = memberOf(choice, 'message');
  if (!isJsonObject(message as JsonValue)) {
    throw new LlmError('llm-response-invalid', 'The answer holds no message');
  }
  const calls = memberOf(message, 'tool_calls');
  return chatAnswer({
    text: contentText(memberOf(message, 'content')),
    refusal: textOf(memberOf(message, 'refusal')),
    toolCalls: Array.isArray(calls) ? calls.map(readCall) : [],
    finish: textOf(memberOf(choice, 'finish_reason')),
    usage: memberOf(answer, 'usage') ?? memberOf(memberOf(answer, 'x_groq'), 'usage'),
    model: textOf(memberOf(answer, 'model')),
    requestId: textOf(memberOf(memberOf(answer, 'x_groq'), 'id')) ?? textOf(memberOf(answer, 'id')),
  });
}

/** What a chat completion consists of, be it whole or gathered from pieces. */
export interface ChatParts {
  text: string;
  refusal: string | undefined;
  toolCalls: GivenCall[];
  finish: string | undefined;
  usage: unknown;
  model: string | undefined;
  requestId: string | undefined;
}

/** Puts the parts of a completion into our words. */
export function chatAnswer(parts: ChatParts): ProviderAnswer {
  const { text, refusal, finish, model, requestId } = parts;
  const usage = toChatUsage(parts.usage);
  const toolCalls = toToolCalls(parts.toolCalls);
  if (toolCalls.some(({ name }) => name === '')) {
    throw new LlmError('llm-response-invalid', 'The answer calls a tool without a name');
  }
  const finishReason = toolCalls.length > 0 ? 'tool-calls' : finishReasonOf(finish);
  const blockedBy = refusal ?? (finishReason === 'content-filter' ? finish : undefined);
  return {
    text,
    toolCalls,
    finishReason: refusal === undefined ? finishReason : 'content-filter',
    ...(usage === undefined ? {} : { usage }),
    ...(model === undefined ? {} : { model }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(blockedBy === undefined ? {} : { blockedBy }),
  };
}

function readCall(call: unknown): GivenCall {
  const called = memberOf(call, 'function');
  return {
    id: textOf(memberOf(call, 'id')),
    name: textOf(memberOf(called, 'name')) ?? '',
    arguments: memberOf(called, 'arguments'),
  };
}

function finishReasonOf(word: string | undefined): LlmFinishReason {
  switch (word) {
    case 'stop':
    case 'eos':
      return 'stop';
    case 'length':
    case 'max_tokens':
      return 'length';
    case 'tool_calls':
    case 'function_call':
      return 'tool-calls';
    case 'content_filter':
      return 'content-filter';
    default:
      return 'other';
  }
}
