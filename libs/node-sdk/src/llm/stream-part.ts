import type { LlmErrorCode } from './error-codes';

/** What is told while an answer comes in. The whole answer is what counts; these are for people who watch. */
export type LlmStreamPart =
  | { type: 'text'; text: string }
  /** What came so far is void: the answer begins anew, after a failure, to be repaired, to be put into its form, or after tools. */
  | { type: 'restarted'; reason: LlmErrorCode | 'repair' | 'shape' | 'tools' };
