import type { ReservationOutcome } from '@rex/database';
import { LlmError } from '@rex/node-sdk';

/** How soon to look again for what other calls give back, in milliseconds. */
const BUSY_RETRY_MS = 1000;

type Refusal = Extract<ReservationOutcome, { kind: 'spent' | 'busy' }>;

/** Why a budget lets no call go, in words. */
export function describeBudget(refusal: Refusal, model: string): LlmError {
  if (refusal.kind === 'busy') {
    const message =
      'Calls that are under way have set aside what is left of the budget. This one waits for them.';
    return new LlmError('llm-budget-busy', message, { retryAfterMs: BUSY_RETRY_MS });
  }
  const { scope, unit, limit, used, needed } = refusal;
  const say = (amount: number) =>
    unit === 'tokens' ? `${amount} tokens` : `${Number(amount.toFixed(6))} USD`;
  const whose = scope === 'workflow' ? 'this workflow' : 'the account';
  const message = `The budget of ${whose} is ${say(limit)} a day. ${say(used)} are used, and this call of ${model} may take ${say(needed)}. Raise the budget, wait for the next day (UTC), or mark a fallback afterBudget.`;
  return new LlmError('llm-budget-spent', message);
}
