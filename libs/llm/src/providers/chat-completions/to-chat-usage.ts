import type { LlmUsage } from '@rex/node-sdk';
import { memberOf, numberOf } from '../read-member';

/**
 * The tokens of a completion, in OpenAI's older words or its newer ones. Undefined when neither prompt nor answer is counted: nobody
 * answers without any, so nothing was said of them.
 */
export function toChatUsage(usage: unknown): LlmUsage | undefined {
  const count = (...names: string[]) =>
    names.map((name) => numberOf(memberOf(usage, name))).find((each) => each > 0) ?? 0;
  const within = (name: string, ...lists: string[]) =>
    lists.map((list) => numberOf(memberOf(memberOf(usage, list), name))).find((each) => each > 0) ?? 0;
  const input = count('prompt_tokens', 'input_tokens');
  const output = count('completion_tokens', 'output_tokens');
  if (input + output === 0) return undefined;
  return {
    input,
    output,
    cached: within('cached_tokens', 'prompt_tokens_details', 'input_tokens_details'),
    reasoning: within('reasoning_tokens', 'completion_tokens_details', 'output_tokens_details'),
  };
}
