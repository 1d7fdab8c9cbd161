import type { JsonValue } from '@rex/workflow';
import type { LlmAttempt } from './attempt';
import type { LlmToolCall } from './message';
import type { LlmUsage } from './usage';

/**
 * Why an answer ended: by itself or at a stop text, at `maxTokens`, to have tools called, because the vendor's filter cut it,
 * or for a reason that is none of these.
 */
export type LlmFinishReason = 'stop' | 'length' | 'tool-calls' | 'content-filter' | 'other';

/** What a model answered. */
export interface LlmResponse {
  text: string;
  /** The answer as a value, when JSON was asked for and no tool is called. */
  json?: JsonValue;
  toolCalls: LlmToolCall[];
  finishReason: LlmFinishReason;
  /** Of all calls that this answer took. */
  usage: LlmUsage;
  /** Who answered, which is another than asked first after a fallback. */
  provider: string;
  /** The model that answered, by the vendor's own word where it gives one. */
  model: string;
  /** The vendor's name of the call, for its support. */
  requestId?: string;
  /** From the first call to the end of the answer, waits included. */
  latencyMs: number;
  /** In USD, of all calls; null when the price of one is not known. */
  cost: number | null;
  /** Every call that was made or given up, in order; the last one gave this answer. */
  attempts: LlmAttempt[];
}
