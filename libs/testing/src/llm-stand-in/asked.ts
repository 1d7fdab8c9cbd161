import type { JsonValue } from '@rex/workflow';

/** What the stand-in understood of a call, whichever protocol it came by. */
export interface Asked {
  model: string;
  isStream: boolean;
  /** Everything that was said, for the count of tokens. */
  prompt: string;
  /** What the user said last. */
  lastText: string;
  /** Most tokens of the answer, where the call says so. */
  maxTokens: number | undefined;
  /** Whether a tool was called already. */
  hasToolResult: boolean;
  tools: { name: string; parameters: JsonValue | undefined }[];
  /** `json` without a schema is true. */
  form: { kind: 'text' } | { kind: 'json'; schema: JsonValue | undefined };
}

/** What it answers, before it is put into a protocol. */
export interface Answered {
  text: string;
  toolCall?: { name: string; arguments: JsonValue; times: number; ids: 'same' | 'none' };
  finish: 'stop' | 'length' | 'filter';
  inputTokens: number;
  outputTokens: number;
}

const CHARACTERS_PER_TOKEN = 4;

/** The stand-in's own count: a token for four characters, begun ones too. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

/** The beginning of a text that has so many tokens at most. */
export function firstTokens(text: string, count: number): string {
  return text.slice(0, count * CHARACTERS_PER_TOKEN);
}

/** A count in a body; undefined where there is none. */
export function countIn(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
