import { LlmError } from '@rex/node-sdk';
import { findUnsafeJson, isJsonObject, type JsonObject, type JsonValue } from '@rex/workflow';

/** The arguments of a tool call, which are an object or its JSON text; none at all is an empty one. */
export function readArguments(given: unknown, tool: string): JsonObject {
  const value = typeof given === 'string' ? parse(given) : (given ?? {});
  if (isJsonObject(value as JsonValue) && findUnsafeJson(value).length === 0) return value as JsonObject;
  throw new LlmError(
    'llm-response-invalid',
    `The model called "${tool}" with arguments that are no JSON object`,
  );
}

function parse(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
