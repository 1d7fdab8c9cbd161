import { LlmError, type LlmToolCall } from '@rex/node-sdk';
import { readArguments } from './read-arguments';

/** Most tool calls of one answer. */
const MAX_TOOL_CALLS = 128;

/** A tool call as a vendor gave it. */
export interface GivenCall {
  /** Some vendors leave it out or give the same to several. */
  id: string | undefined;
  name: string;
  /** An object, or its JSON text. */
  arguments: unknown;
  signature?: string;
}

/** Tool calls of one answer in our words, each with an id of its own. @throws LlmError when there are too many */
export function toToolCalls(given: readonly GivenCall[]): LlmToolCall[] {
  limitCalls(given.length);
  const taken = new Set<string>();
  return given.map(({ id, name, arguments: text, signature }, index) => {
    const own = ownId(id, index, taken);
    taken.add(own);
    return { id: own, name, ...readArguments(text), ...(signature === undefined ? {} : { signature }) };
  });
}

/** Ends the reading of an answer with more calls than anybody wants: each is work that comes from outside. */
export function limitCalls(count: number): void {
  if (count <= MAX_TOOL_CALLS) return;
  throw new LlmError('llm-response-invalid', `The answer calls more than ${MAX_TOOL_CALLS} tools`);
}

function ownId(id: string | undefined, index: number, taken: ReadonlySet<string>): string {
  if (id && !taken.has(id)) return id;
  let number = index + 1;
  while (taken.has(`call_${number}`)) number += 1;
  return `call_${number}`;
}
