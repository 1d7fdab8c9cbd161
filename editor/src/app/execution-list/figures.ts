import type { ListedExecution, Usage } from '../api/types';

const COUNT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** Made once each: making one takes longer than a whole row. */
const [CENTS, SMALL_SUMS] = [2, 4].map(
  (digits) =>
    new Intl.NumberFormat('en', {
      ...{ style: 'currency', currency: 'USD', minimumFractionDigits: 2, maximumFractionDigits: digits },
    }),
) as [Intl.NumberFormat, Intl.NumberFormat];

/** Tokens in few characters: `830`, `9.7K`. Empty where no model was asked. */
export function tokensText(usage: Usage | null): string {
  return usage === null ? '' : COUNT.format(usage.inputTokens + usage.outputTokens);
}

/** US dollars with as many digits as small sums need: `$0.0061`, `$1.20`. `+` where calls without a known price are left out. */
export function costText(usage: Usage | null): string {
  if (usage === null || (usage.cost === 0 && usage.unpricedCalls > 0)) return '';
  const format = usage.cost >= 1 || usage.cost === 0 ? CENTS : SMALL_SUMS;
  return `${format.format(usage.cost)}${usage.unpricedCalls > 0 ? '+' : ''}`;
}

/** How far it is: `5/6`, or `5` where nobody counted the nodes. */
export function stepsText({
  stepsDone,
  stepsTotal,
}: Pick<ListedExecution, 'stepsDone' | 'stepsTotal'>): string {
  return stepsTotal === null ? String(stepsDone) : `${stepsDone}/${Math.max(stepsTotal, stepsDone)}`;
}

/** How long it took, or has been running for; null before it started. */
export function elapsedMs(
  { startedAt, durationMs }: Pick<ListedExecution, 'startedAt' | 'durationMs'>,
  nowMs: number,
): number | null {
  if (durationMs !== null) return durationMs;
  return startedAt === null ? null : Math.max(0, nowMs - Date.parse(startedAt));
}

/** The share of a bar, 0 to 100: by orders of magnitude, so that milliseconds and hours can stand in one list. */
export function barShare(elapsed: number | null, longestMs: number): number {
  if (elapsed === null || longestMs <= 0) return 0;
  return Math.round(((Math.log10(elapsed + 10) - 1) / Math.max(0.01, Math.log10(longestMs + 10) - 1)) * 100);
}
