import type { JsonValue } from '@rex/workflow';
import { ValueEnd } from './value-end';

const FENCE = '```';
const THOUGHTS = ['<think>', '</think>'] as const;

/** What may stand amid words: a list without a schema to fit may be the "[1]" of a sentence. */
export type AmidWords = 'objects' | 'objects-and-lists';

/**
 * The JSON in an answer: the whole of it, in a code fence, or with words around it. What a model thinks aloud before it answers is passed
 * over. Undefined when there is none, or when it is cut off.
 */
export function findJson(answer: string, amidWords: AmidWords): JsonValue | undefined {
  const text = withoutThoughts(answer.trim());
  for (const candidate of [text, withoutFence(text), firstBlock(text)]) {
    const value = parse(candidate);
    if (value !== undefined) return value;
  }
  return firstValue(text, amidWords);
}

function withoutThoughts(text: string): string {
  const [begin, end] = THOUGHTS;
  if (!text.startsWith(begin)) return text;
  const endsAt = text.indexOf(end);
  return endsAt < 0 ? '' : text.slice(endsAt + end.length).trim();
}

/** No pattern: on an answer that only begins like a fence it would try all of its ends. */
function withoutFence(text: string): string {
  if (!text.startsWith(FENCE) || !text.endsWith(FENCE) || text.length < 2 * FENCE.length) return '';
  return withoutLanguage(text.slice(FENCE.length, -FENCE.length));
}

function firstBlock(text: string): string {
  const beginsAt = text.indexOf(FENCE);
  const endsAt = beginsAt < 0 ? -1 : text.indexOf(FENCE, beginsAt + FENCE.length);
  return endsAt < 0 ? '' : withoutLanguage(text.slice(beginsAt + FENCE.length, endsAt));
}

function withoutLanguage(block: string): string {
  return block.replace(/^json/i, '');
}

/** The first object or list amid words. One that does not end was cut off, and what stands in it is no answer. */
function firstValue(text: string, amidWords: AmidWords): JsonValue | undefined {
  for (let at = nextOpening(text, 0); at !== undefined;) {
    const end = new ValueEnd().read(text, at);
    if (end === undefined) return undefined;
    const value = parse(text.slice(at, end));
    if (value !== undefined && (amidWords === 'objects-and-lists' || !Array.isArray(value))) return value;
    at = nextOpening(text, end);
  }
  return undefined;
}

function nextOpening(text: string, from: number): number | undefined {
  const opening = /[{[]/g;
  opening.lastIndex = from;
  return opening.exec(text)?.index;
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
