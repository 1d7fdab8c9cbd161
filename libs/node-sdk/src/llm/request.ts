import type { JsonObject } from '@rex/workflow';
import type { LlmMessage, LlmTool } from './message';

/** What is asked of a model, whoever serves it. */
export interface LlmRequest {
  system?: string;
  /** At least one; the last is the user's, or the result of a tool. */
  messages: LlmMessage[];
  /** 0 to 2; the vendor's default when absent. */
  temperature?: number;
  /** Above 0 to 1. */
  topP?: number;
  /** Most tokens of the answer. */
  maxTokens?: number;
  /** Where the answer ends, at most 4. */
  stop?: string[];
  /** The same seed gives mostly the same answer, where the vendor heeds it. */
  seed?: number;
  tools?: LlmTool[];
  /** Text when absent. */
  responseFormat?: LlmResponseFormat;
  /** For one call of the vendor, from its start to the last byte of the answer. 120,000 when absent. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** The form of the answer: free text, some JSON, or JSON that fits a schema. */
export type LlmResponseFormat =
  { type: 'text' } | { type: 'json' } | { type: 'schema'; schema: JsonObject; name?: string };

/** The longest time of one call that names none, in milliseconds. */
export const DEFAULT_TIMEOUT_MS = 120_000;
