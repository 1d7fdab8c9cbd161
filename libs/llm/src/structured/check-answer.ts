import type { LlmResponseFormat, SchemaComplaint, SchemaEvaluator } from '@rex/node-sdk';
import { findInputComplaints, findUnsafeJson, type JsonValue } from '@rex/workflow';

/** An answer that fits, or why it does not. */
export type CheckedAnswer = { fits: true; json: JsonValue } | { fits: false; complaints: SchemaComplaint[] };

const FENCE = '```';

/** Reads an answer as JSON, by itself or in a code fence, and holds it against the schema when there is one. */
export async function checkAnswer(
  text: string,
  format: Exclude<LlmResponseFormat, { type: 'text' }>,
  evaluate: SchemaEvaluator = findInputComplaints,
): Promise<CheckedAnswer> {
  const value = parse(withoutFence(text.trim()));
  if (value === undefined) return refused([{ path: '', message: 'The answer is no JSON.' }]);
  const unsafe = findUnsafeJson(value);
  if (unsafe.length > 0) return refused(unsafe);
  const complaints = format.type === 'schema' ? await evaluate(format.schema, value) : [];
  return complaints.length > 0 ? refused(complaints) : { fits: true, json: value };
}

/** No pattern: on an answer that only begins like a fence it would try all of its ends. */
function withoutFence(text: string): string {
  if (!text.startsWith(FENCE) || !text.endsWith(FENCE) || text.length < 2 * FENCE.length) return text;
  return text.slice(FENCE.length, -FENCE.length).replace(/^json/i, '');
}

function refused(complaints: SchemaComplaint[]): CheckedAnswer {
  return { fits: false, complaints };
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
