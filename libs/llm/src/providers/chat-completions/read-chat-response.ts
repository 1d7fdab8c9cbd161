import { LlmError } from '@rex/node-sdk';
import type { ProviderAnswer } from '../../spec/provider';
import { textPieces } from '../../transport/text-pieces';
import { fromChatAnswer } from './from-chat-answer';
import { gatherChatStream } from './gather-chat-stream';
import { readEvents } from './read-events';

/** As much of a body as tells a stream of events from all else: the longest name of a field and what ends it. */
const TELLING_LENGTH = 6;

/** Whoever sends more white space than this before anything else sends no answer. */
const LONGEST_START = 4096;

const BEGINS_AS_EVENTS = /^(?:$|:|(?:data|event|id|retry)(?:[:\r\n]|$))/;

const END = '[DONE]';

/** Reads the body of an answer. @throws LlmError when it is no JSON, such as the page of a proxy */
export async function readChatJson(response: Response): Promise<unknown> {
  return parse(await response.text());
}

/**
 * Reads an answer that was asked for as a stream, and tells its text. Some servers send it whole all the same; how it begins says which
 * it is, since its type is wrong too often.
 * @throws LlmError, RefusedInAnswer
 */
export async function readStreamedChat(
  response: Response,
  onText: (text: string) => void,
): Promise<ProviderAnswer> {
  const pieces = textPieces(response.body);
  const start = await readStart(pieces);
  const all = startingWith(start, pieces);
  if (BEGINS_AS_EVENTS.test(start.trimStart())) return gatherChatStream(readChunks(all), onText);
  const answer = fromChatAnswer(parse(await joined(all)));
  if (answer.text !== '') onText(answer.text);
  return answer;
}

/** What the events hold, up to the one that says that all is said: the connection may stay open behind it. */
async function* readChunks(pieces: AsyncIterable<string>): AsyncGenerator<unknown> {
  for await (const data of readEvents(pieces)) {
    if (data.startsWith(END)) return;
    yield parse(data);
  }
}

async function readStart(pieces: AsyncIterator<string>): Promise<string> {
  let start = '';
  while (start.trimStart().length < TELLING_LENGTH && start.length < LONGEST_START) {
    const next = await pieces.next();
    if (next.done === true) break;
    start += next.value;
  }
  return start;
}

async function joined(pieces: AsyncIterable<string>): Promise<string> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  return all.join('');
}

async function* startingWith(start: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new LlmError('llm-response-invalid', 'The answer is no JSON');
  }
}
