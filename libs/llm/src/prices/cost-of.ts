import { COST_DECIMALS, type LlmUsage } from '@rex/node-sdk';
import type { ModelPrice, PriceTier } from './price-table';

const TOKENS_PER_PRICE = 1_000_000;

/** What tokens cost, in USD; null when the price is not known. */
export function costOf(usage: LlmUsage, price: ModelPrice | undefined): number | null {
  if (!price) return null;
  const { input, output, cached = input } = tierOf(price, usage.input);
  const cachedTokens = Math.min(usage.cached, usage.input);
  const sum = (usage.input - cachedTokens) * input + cachedTokens * cached + usage.output * output;
  return Number((sum / TOKENS_PER_PRICE).toFixed(COST_DECIMALS));
}

/** What a call costs whose prompt has so many tokens, in USD for a million of them. */
export function tierOf(price: ModelPrice, inputTokens: number): PriceTier {
  return price.above && inputTokens > price.above.inputTokens ? price.above : price;
}
