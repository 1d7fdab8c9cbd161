import { LlmError } from '@rex/node-sdk';
import type { ProviderAnswer } from '../../spec/provider';
import { memberOf, textOf } from '../read-member';
import { CallGatherer } from './call-gatherer';
import { contentText } from './content-text';
import { chatAnswer, type ChatParts } from './from-chat-answer';
import { failIfRefused } from './refusal-in-body';

/**
 * Puts the pieces of a streamed completion together, telling text as it comes.
 * @throws LlmError when the stream ends before the answer does, RefusedInAnswer when a piece is a refusal
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
  const calls = new CallGatherer();
  for await (const chunk of chunks) {
    failIfRefused(chunk);
    const choice = memberOf(memberOf(chunk, 'choices'), 0);
    const delta = memberOf(choice, 'delta');
    const text = contentText(memberOf(delta, 'content'));
    if (text !== '') onText(text);
    parts.text += text;
    parts.refusal = joined(parts.refusal, textOf(memberOf(delta, 'refusal')));
    calls.add(memberOf(delta, 'tool_calls'));
    const vendor = memberOf(chunk, 'x_groq');
    parts.finish = textOf(memberOf(choice, 'finish_reason')) ?? parts.finish;
    parts.usage = memberOf(chunk, 'usage') ?? memberOf(vendor, 'usage') ?? parts.usage;
    parts.model ??= textOf(memberOf(chunk, 'model'));
    parts.requestId = textOf(memberOf(vendor, 'id')) ?? parts.requestId ?? textOf(memberOf(chunk, 'id'));
  }
  if (parts.finish === undefined) {
    throw new LlmError('llm-connection', 'The answer broke off before its end');
  }
  return chatAnswer({ ...parts, toolCalls: calls.read() });
}

function joined(known: string | undefined, piece: string | undefined): string | undefined {
  return piece ? (known ?? '') + piece : known;
}
