import { type LlmAttempt, LlmError, type LlmRequest, type SchemaEvaluator } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import { describeError } from '../errors/describe-error';
import type { ProviderAnswer } from '../spec/provider';
import { checkAnswer } from './check-answer';
import { askForRepair, type JsonFormat, putIntoForm, withoutForm, withSchemaInWords } from './shape-requests';

/** What is needed to get an answer in its form. */
export interface FormOptions {
  request: LlmRequest;
  model: string;
  toolsWithJson: 'together' | 'in-turn';
  /** Makes one call, with its retries. */
  ask(request: LlmRequest, purpose: LlmAttempt['purpose']): Promise<ProviderAnswer>;
  evaluate: SchemaEvaluator | undefined;
}

/** An answer; `json` is there when a form was asked for and no tool is called. */
export interface FormedAnswer {
  answer: ProviderAnswer;
  json?: JsonValue;
}

/**
 * Gets an answer in the form that the request asks for. Tools and a form that exclude each other are asked for in turn, a
 * server that knows no schemas is told in words, and an answer that does not fit gets one chance to be repaired.
 * @throws LlmError `llm-schema-unmet` with the raw text when it does not fit then either
 */
export async function answerInForm(options: FormOptions): Promise<FormedAnswer> {
  const { request, ask } = options;
  const format = request.responseFormat;
  if (!format || format.type === 'text') return { answer: await ask(request, 'first') };
  const { answer, asked } = await askInForm(options, format);
  if (answer.toolCalls.length > 0) return { answer };
  const first = await checkAnswer(answer.text, format, options.evaluate);
  if (first.fits) return { answer, json: first.json };
  // What was cut off at maxTokens would be cut off again.
  if (answer.finishReason === 'length') throw cutOff(options.model, answer);
  const repaired = await orThrownAway(ask(askForRepair(asked, answer.text, first.complaints), 'repair'));
  const second = await checkAnswer(repaired.text, format, options.evaluate);
  if (second.fits) return { answer: repaired, json: second.json };
  throw new LlmError(
    'llm-schema-unmet',
    describeError('llm-schema-unmet', { label: '', model: options.model }),
    {
      rawText: repaired.text,
      complaints: second.complaints,
    },
  );
}

/** The answer and the request that got it. */
interface Asked {
  answer: ProviderAnswer;
  asked: LlmRequest;
}

async function askInForm(options: FormOptions, format: JsonFormat): Promise<Asked> {
  const { request, toolsWithJson, ask } = options;
  const hasTools = (request.tools?.length ?? 0) > 0;
  if (hasTools && toolsWithJson === 'in-turn') return askInTurn(options, format);
  try {
    return { answer: await orThrownAway(ask(request, 'first')), asked: request };
  } catch (error) {
    const refuses = error instanceof LlmError ? error.details.refuses : undefined;
    if (refuses === 'tools-with-schema' && hasTools) return askInTurn(options, format);
    if (refuses !== 'schema') throw error;
    return askInWords(options, request, format);
  }
}

async function askInTurn(options: FormOptions, format: JsonFormat): Promise<Asked> {
  const { request, ask } = options;
  const free = withoutForm(request);
  const answer = await ask(free, 'first');
  if (answer.toolCalls.length > 0) return { answer, asked: free };
  const asked = putIntoForm(request, answer.text, format);
  try {
    return { answer: await orThrownAway(ask(asked, 'shape')), asked };
  } catch (error) {
    if (!(error instanceof LlmError) || error.details.refuses !== 'schema') throw error;
    return askInWords(options, asked, format);
  }
}

async function askInWords({ ask }: FormOptions, request: LlmRequest, format: JsonFormat): Promise<Asked> {
  const asked = withSchemaInWords(request, format);
  return { answer: await orThrownAway(ask(asked, 'shape')), asked };
}

/** Some vendors throw an answer away that does not fit, but show it: it is an answer like any other that does not fit. */
async function orThrownAway(asking: Promise<ProviderAnswer>): Promise<ProviderAnswer> {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof LlmError) || error.code !== 'llm-response-invalid') throw error;
    const { rawText } = error.details;
    if (rawText === undefined) throw error;
    return { text: rawText, toolCalls: [], finishReason: 'other' };
  }
}

function cutOff(model: string, { text }: ProviderAnswer): LlmError {
  const message = `The answer of ${model} was cut off at maxTokens before its JSON was complete. Raise maxTokens, or ask for less.`;
  return new LlmError('llm-schema-unmet', message, {
    rawText: text,
    complaints: [{ path: '', message: 'The answer was cut off.' }],
  });
}
