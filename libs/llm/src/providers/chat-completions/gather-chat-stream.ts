import { LlmError } from '@rex/node-sdk';
import type { ProviderAnswer } from '../../spec/provider';
import { memberOf, numberOf, textOf } from '../read-member';
import { chatAnswer, type ChatParts, toToolCall } from './from-chat-answer';

/** Most tool calls of one answer: the index comes from outside. */
const MAX_TOOL_CALLS = 128;

interface CallPieces {
  id: string | undefined;
  function: { name: string; arguments: string };
}

/**
 * Puts the pieces of a streamed completion together, telling text as it comes.
 * @throws LlmError when the stream ends before the answer does
 */
export async function gatherChatStream(
  chunks: AsyncIterable<unknown>,
  onText: (text: string) => void,
): Promise<ProviderAnswer> {
  const parts: ChatParts = {
    text: '',
    refusal: undefined,
    toolCalls: [],
    finish: undefined,
    usage: undefined,
    model: undefined,
    requestId: undefined,
  };
  const calls = new Map<number, CallPieces>();
  for await (const chunk of chunks) {
    const choice = memberOf(memberOf(chunk, 'choices'), 0);
    const delta = memberOf(choice, 'delta');
    const text = textOf(memberOf(delta, 'content')) ?? '';
    if (text !== '') onText(text);
    parts.text += text;
    parts.refusal = joined(parts.refusal, textOf(memberOf(delta, 'refusal')));
    addCalls(calls, memberOf(delta, 'tool_calls'));
    const vendor = memberOf(chunk, 'x_groq');
    parts.finish = textOf(memberOf(choice, 'finish_reason')) ?? parts.finish;
    parts.usage = memberOf(chunk, 'usage') ?? memberOf(vendor, 'usage') ?? parts.usage;
    parts.model ??= textOf(memberOf(chunk, 'model'));
    parts.requestId = textOf(memberOf(vendor, 'id')) ?? parts.requestId ?? textOf(memberOf(chunk, 'id'));
  }
  if (parts.finish === undefined) {
    throw new LlmError('llm-connection', 'The answer broke off before its end');
  }
  const inOrder = [...calls].sort(([a], [b]) => a - b);
  return chatAnswer({ ...parts, toolCalls: inOrder.map(([, call], index) => toToolCall(call, index)) });
}

function addCalls(calls: Map<number, CallPieces>, deltas: unknown): void {
  if (!Array.isArray(deltas)) return;
  for (const delta of deltas) {
    const index = numberOf(memberOf(delta, 'index'));
    if (!calls.has(index) && calls.size >= MAX_TOOL_CALLS) {
      throw new LlmError('llm-response-invalid', `The answer calls more than ${MAX_TOOL_CALLS} tools`);
    }
    const known = calls.get(index) ?? { id: undefined, function: { name: '', arguments: '' } };
    const called = memberOf(delta, 'function');
    calls.set(index, {
      id: known.id ?? textOf(memberOf(delta, 'id')),
      function: {
        name: known.function.name + (textOf(memberOf(called, 'name')) ?? ''),
        arguments: known.function.arguments + (textOf(memberOf(called, 'arguments')) ?? ''),
      },
    });
  }
}

function joined(known: string | undefined, piece: string | undefined): string | undefined {
  return piece ? (known ?? '') + piece : known;
}
