import type { LlmResponseFormat, SchemaComplaint, SchemaEvaluator } from '@rex/node-sdk';
import { findInputComplaints, findUnsafeJson, type JsonValue } from '@rex/workflow';
import { findJson } from './find-json';

/** An answer that fits, or why it does not. */
export type CheckedAnswer = { fits: true; json: JsonValue } | { fits: false; complaints: SchemaComplaint[] };

/** Reads the JSON of an answer, be it in a code fence or amid words, and holds it against the schema when there is one. */
export async function checkAnswer(
  text: string,
  format: Exclude<LlmResponseFormat, { type: 'text' }>,
  evaluate: SchemaEvaluator = findInputComplaints,
): Promise<CheckedAnswer> {
  const value = findJson(text, format.type === 'schema' ? 'objects-and-lists' : 'objects');
  if (value === undefined) return refused([{ path: '', message: 'The answer is no JSON.' }]);
  const unsafe = findUnsafeJson(value);
  if (unsafe.length > 0) return refused(unsafe);
  const complaints = format.type === 'schema' ? await evaluate(format.schema, value) : [];
  return complaints.length > 0 ? refused(complaints) : { fits: true, json: value };
}

function refused(complaints: SchemaComplaint[]): CheckedAnswer {
  return { fits: false, complaints };
}
