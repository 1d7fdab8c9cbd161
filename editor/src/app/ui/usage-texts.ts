import type { Usage } from '../api/types';

const COUNT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** Made once each: making one takes longer than a whole row. */
const [CENTS, SMALL_SUMS] = [2, 4].map(
  (digits) =>
    new Intl.NumberFormat('en', {
      ...{ style: 'currency', currency: 'USD', minimumFractionDigits: 2, maximumFractionDigits: digits },
    }),
) as [Intl.NumberFormat, Intl.NumberFormat];

/** What of a usage tells its cost. */
export type CostFigures = Pick<Usage, 'cost' | 'unpricedCalls'>;

/** Tokens in few characters: `830`, `9.7K`. Empty where no model was asked. */
export function tokensText(usage: Usage | null): string {
  return usage === null ? '' : COUNT.format(usage.inputTokens + usage.outputTokens);
}

/**
 * US dollars with as many digits as small sums need: `$0.0061`, `$1.20`. `+` where calls without a known price are left out,
 * and nothing where no price is known.
 */
export function costText(usage: CostFigures | null): string {
  if (usage === null || (usage.cost === 0 && usage.unpricedCalls > 0)) return '';
  const format = usage.cost >= 1 || usage.cost === 0 ? CENTS : SMALL_SUMS;
  return `${format.format(usage.cost)}${usage.unpricedCalls > 0 ? '+' : ''}`;
}
