import type { LlmUsage } from '@rex/node-sdk';
import type { ModelPrice } from './price-table';

const TOKENS_PER_PRICE = 1_000_000;

/** Digits behind the point that are kept: a token of the cheapest model costs more than one of the last. */
const DECIMALS = 12;

/** What tokens cost, in USD; null when the price is not known. */
export function costOf(usage: LlmUsage, price: ModelPrice | undefined): number | null {
  if (!price) return null;
  const { above } = price;
  const { input, output, cached = input } = above && usage.input > above.inputTokens ? above : price;
  const cachedTokens = Math.min(usage.cached, usage.input);
  const sum = (usage.input - cachedTokens) * input + cachedTokens * cached + usage.output * output;
  return Number((sum / TOKENS_PER_PRICE).toFixed(DECIMALS));
}

/** The costs of two calls together: not known when one is not. */
export function addCosts(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Number((a + b).toFixed(DECIMALS));
}
