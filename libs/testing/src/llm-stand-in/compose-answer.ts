import type { JsonValue } from '@rex/workflow';
import { type Answered, type Asked, countTokens, firstTokens } from './asked';
import type { Behaviour } from './behaviour';
import { sampleOfSchema } from './sample-of-schema';

/** What a well-behaved model answers, or what the behaviour has it say. */
export function composeAnswer(asked: Asked, behaviour: Behaviour): Answered {
  const inputTokens = countTokens(asked.prompt);
  const toolCall = toolCallOf(asked, behaviour);
  if (toolCall) {
    const { name, arguments: given, times } = toolCall;
    const outputTokens = countTokens(JSON.stringify({ name, arguments: given })) * times;
    return { text: '', toolCall, finish: 'stop', inputTokens, outputTokens };
  }
  const { text = textOf(asked), finish = 'stop' } = behaviour.kind === 'answer' ? behaviour : {};
  const { maxTokens = Infinity } = asked;
  if (finish === 'stop' && countTokens(text) > maxTokens) {
    return { text: firstTokens(text, maxTokens), finish: 'length', inputTokens, outputTokens: maxTokens };
  }
  const said = finish === 'stop' ? text : text.slice(0, Math.ceil(text.length / 2));
  return { text: said, finish, inputTokens, outputTokens: countTokens(said) };
}

/** A model with tools calls the first one, once. */
function toolCallOf(asked: Asked, behaviour: Behaviour): Answered['toolCall'] {
  const [first] = asked.tools;
  const isAsked = behaviour.kind === 'tool-call';
  const isDue = behaviour.kind === 'answer' && behaviour.text === undefined && first && !asked.hasToolResult;
  if (!isAsked && !isDue) return undefined;
  const sample = sampleOfSchema(first?.parameters);
  return {
    name: (isAsked ? behaviour.name : undefined) ?? first?.name ?? 'look_up',
    arguments: ((isAsked ? behaviour.arguments : undefined) ?? sample) as JsonValue,
    times: (isAsked ? behaviour.times : undefined) ?? 1,
    ids: (isAsked ? behaviour.ids : undefined) ?? 'same',
  };
}

function textOf({ form, lastText }: Asked): string {
  if (form.kind === 'text') return `You said: ${lastText}`;
  return JSON.stringify(form.schema === undefined ? { answer: lastText } : sampleOfSchema(form.schema));
}
