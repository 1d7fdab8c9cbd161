import type { LlmMessage, LlmRequest, LlmResponseFormat, SchemaComplaint } from '@rex/node-sdk';
import type { JsonObject } from '@rex/workflow';
import { schemaInWords, schemaText } from '../schema/schema-in-words';

/** A form that is more than free text. */
export type JsonFormat = Exclude<LlmResponseFormat, { type: 'text' }>;

/** Most complaints that a model is told. */
const MAX_TOLD = 10;

/** Longest part of a wrong answer that is shown again. */
const LONGEST_ANSWER = 100_000;

/** The request without its form: for a first turn in which tools are called. */
export function withoutForm(request: LlmRequest): LlmRequest {
  return { ...request, responseFormat: { type: 'text' } };
}

/** The second turn: what was answered in free text, put into the form, without tools. */
export function putIntoForm(request: LlmRequest, answer: string, format: JsonFormat): LlmRequest {
  const { tools: _tools, ...rest } = request;
  const ask = `Give your last answer again as JSON, without any other text.${schemaText(schemaOf(format))}`;
  return { ...rest, messages: [...request.messages, ...exchange(answer, ask)] };
}

/** The request for a model whose server knows no schemas: it is told in words. */
export function withSchemaInWords(request: LlmRequest, format: JsonFormat): LlmRequest {
  const words = schemaInWords(schemaOf(format));
  const system = request.system ? `${request.system}\n\n${words}` : words;
  return { ...request, system, responseFormat: { type: 'json' } };
}

/** The repair: the wrong answer and what is wrong with it. Tools would only lead away. */
export function askForRepair(request: LlmRequest, answer: string, complaints: SchemaComplaint[]): LlmRequest {
  const { tools: _tools, ...rest } = request;
  const told = complaints
    .slice(0, MAX_TOLD)
    .map(({ path, message }) => `- ${path || 'the whole'}: ${message}`);
  const ask = `That answer does not fit what was asked for:\n${told.join('\n')}\nGive it again, corrected, as JSON and without any other text.`;
  return { ...rest, messages: [...request.messages, ...exchange(answer, ask)] };
}

function exchange(answer: string, ask: string): LlmMessage[] {
  const said = answer.trim() === '' ? '(nothing)' : answer.slice(0, LONGEST_ANSWER).toWellFormed();
  return [
    { role: 'assistant', content: said },
    { role: 'user', content: ask },
  ];
}

function schemaOf(format: JsonFormat): JsonObject | undefined {
  return format.type === 'schema' ? format.schema : undefined;
}
