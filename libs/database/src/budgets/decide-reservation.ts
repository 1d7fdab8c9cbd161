/** One limit of a budget, and what of it is gone for today. */
export interface BudgetLimit {
  scope: BudgetScope;
  unit: BudgetUnit;
  limit: number;
  /** By calls that have ended. */
  used: number;
  /** Set aside for calls that are under way. */
  held: number;
}

/** Whose budget it is. */
export type BudgetScope = 'workflow' | 'account';

/** What is counted: tokens of prompts and answers, or USD. */
export type BudgetUnit = 'tokens' | 'cost';

/** A call of a model that is about to be made. */
export interface CallEstimate {
  /** Of the prompt. */
  inputTokens: number;
  /** Most that the answer may have by the word of whoever asks, 1 or more; null when nobody says. */
  maxOutputTokens: number | null;
  /** In USD; null when the price is not known: then the call counts no money. */
  inputCostPerToken: number | null;
  outputCostPerToken: number | null;
}

/** Digits of an amount behind the point: as costs have them. */
const DECIMALS = 12;

/** Whether a call may be made, and what is set aside for it. */
export type ReservationDecision =
  | { kind: 'reserve'; tokens: number; cost: number; maxOutputTokens: number | null }
  | BudgetSpent
  | { kind: 'busy' };

/** A limit that leaves no room for the call today, whatever becomes of calls under way. */
export interface BudgetSpent {
  kind: 'spent';
  scope: BudgetScope;
  unit: BudgetUnit;
  limit: number;
  used: number;
  /** What the prompt and one token of an answer take. */
  needed: number;
}

/** Output tokens that are set aside for an answer when nobody says how long it may be. */
export const USUAL_OUTPUT_TOKENS = 8192;

/**
 * Decides about a call under all limits that apply to it (ADR 0020). Answers get what room is left: `maxOutputTokens` is what they
 * may have then, and null where there is room enough for a usual one and nobody asked for a limit.
 */
export function decideReservation(
  limits: readonly BudgetLimit[],
  estimate: CallEstimate,
): ReservationDecision {
  const counted = limits.flatMap((limit) => {
    const price = priceIn(limit.unit, estimate);
    return price ? [{ ...limit, price, needed: amountOf(price, estimate.inputTokens, 1) }] : [];
  });
  const full = counted.find(({ limit, used, needed }) => used + needed > limit);
  if (full) {
    const { scope, unit, limit, used, needed } = full;
    return { kind: 'spent', scope, unit, limit, used, needed };
  }
  if (counted.some(({ limit, used, held, needed }) => used + held + needed > limit)) return { kind: 'busy' };
  const outputRoom = counted.map(({ limit, used, held, price }) =>
    outputFor(limit - used - held - price.input * estimate.inputTokens, price.output),
  );
  return reserve(estimate, Math.min(...outputRoom));
}

function reserve(estimate: CallEstimate, outputRoom: number): ReservationDecision {
  const { inputTokens, maxOutputTokens } = estimate;
  const outputTokens = Math.min(maxOutputTokens ?? USUAL_OUTPUT_TOKENS, outputRoom);
  const isRoomy = maxOutputTokens === null && outputTokens === USUAL_OUTPUT_TOKENS;
  const price = priceIn('cost', estimate);
  return {
    kind: 'reserve',
    tokens: inputTokens + outputTokens,
    cost: price ? amountOf(price, inputTokens, outputTokens) : 0,
    maxOutputTokens: isRoomy ? null : outputTokens,
  };
}

/** What one token counts in a unit. */
interface TokenPrice {
  input: number;
  output: number;
}

function priceIn(unit: BudgetUnit, estimate: CallEstimate): TokenPrice | undefined {
  if (unit === 'tokens') return { input: 1, output: 1 };
  const { inputCostPerToken: input, outputCostPerToken: output } = estimate;
  return input === null || output === null ? undefined : { input, output };
}

function amountOf({ input, output }: TokenPrice, inputTokens: number, outputTokens: number): number {
  return Number((input * inputTokens + output * outputTokens).toFixed(DECIMALS));
}

/** Whole tokens that a room holds: one at least, because that was looked at before, whatever a division rounds to. */
function outputFor(room: number, price: number): number {
  return price === 0 ? Infinity : Math.max(Math.floor(room / price), 1);
}
