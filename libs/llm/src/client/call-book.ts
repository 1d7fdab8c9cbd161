import type { LlmAttempt, LlmErrorCode, LlmErrorDetails, LlmUsage } from '@rex/node-sdk';
import type { ModelPrice } from '../prices/price-table';
import type { ProviderAnswer } from '../spec/provider';

/** Keeps what vendors answered, so that nothing is asked twice, and says whether more may be spent. */
export interface CallBook {
  /** What was answered to the call of this name before. */
  recall(name: string): Promise<KeptCall | undefined>;
  /**
   * Sets aside what the call of this name may take.
   * @throws LlmError `llm-budget-spent`; `llm-budget-busy` when calls that are under way hold what is left
   */
  reserve(name: string, ask: SpendAsk): Promise<Reservation>;
  /** Keeps an answer or a refusal for good, with what it took in place of what was set aside. */
  keep(name: string, call: KeptCall, reservation: Reservation): Promise<void>;
  /** The call took nothing. */
  release(reservation: Reservation): Promise<void>;
}

/** What a call may take. */
export interface SpendAsk {
  provider: string;
  model: string;
  /** Of the prompt, estimated. */
  inputTokens: number;
  /** Most tokens of the answer that the request allows; null: as many as the model gives. */
  maxOutputTokens: number | null;
  price: ModelPrice | undefined;
  /** It is made whether or not a budget is spent. */
  isExempt: boolean;
}

/** What was set aside for a call. */
export interface Reservation {
  /** Null: nothing needed to be. */
  id: string | null;
  /** Most tokens that the answer may have, so that no budget is passed; null: no bound. */
  maxOutputTokens: number | null;
}

/** A call that needs not be made again: answered, or refused in a way that would not change. */
export interface KeptCall {
  /** Who was asked. */
  provider: string;
  model: string;
  outcome: KeptOutcome;
  attempt: LlmAttempt;
  usage: LlmUsage;
  /** In USD; null when it is not known. */
  cost: number | null;
}

export type KeptOutcome =
  { answer: ProviderAnswer } | { error: { code: LlmErrorCode; message: string; details: LlmErrorDetails } };

/** Keeps nothing and bounds nothing. */
export const NO_BOOK: CallBook = {
  recall: () => Promise.resolve(undefined),
  reserve: () => Promise.resolve({ id: null, maxOutputTokens: null }),
  keep: () => Promise.resolve(),
  release: () => Promise.resolve(),
};
