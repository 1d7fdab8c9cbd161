import type { LlmFinishReason } from '@rex/node-sdk';

const FILTERED: ReadonlySet<string> = new Set([
  ...['SAFETY', 'RECITATION', 'BLOCKLIST', 'PROHIBITED_CONTENT', 'SPII'],
  ...['IMAGE_SAFETY', 'IMAGE_PROHIBITED_CONTENT', 'IMAGE_RECITATION'],
]);

/** Gemini says STOP also when it wants tools called. */
export function geminiFinishReason(word: string | undefined, toolCalls: number): LlmFinishReason {
  if (word !== undefined && FILTERED.has(word)) return 'content-filter';
  if (toolCalls > 0) return 'tool-calls';
  if (word === 'STOP') return 'stop';
  return word === 'MAX_TOKENS' ? 'length' : 'other';
}
