import type { LlmToolCall } from '@rex/node-sdk';
import { findUnsafeJson, isJsonObject } from '@rex/workflow';

/** Longest part of what is wrong with arguments that the model is told. */
const LONGEST_PROBLEM = 300;

/**
 * The arguments of a tool call, which are an object or its JSON text; none at all is an empty one. What can't be used is no error:
 * the answer is paid, and the model can be told.
 */
export function readArguments(given: unknown): Pick<LlmToolCall, 'arguments' | 'problem'> {
  const value = typeof given === 'string' ? parse(given) : (given ?? {});
  if (!isJsonObject(value)) return { arguments: {}, problem: 'The arguments must be one JSON object.' };
  const [unsafe] = findUnsafeJson(value);
  if (!unsafe) return { arguments: value };
  const problem = `${unsafe.path || 'The arguments'}: ${unsafe.message}`;
  return { arguments: {}, problem: problem.slice(0, LONGEST_PROBLEM).toWellFormed() };
}

function parse(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
