import { addUsage, type LlmAttempt, type LlmUsage, NO_USAGE } from '@rex/node-sdk';
import { addCosts, costOf } from '../prices/cost-of';
import type { ModelPrice } from '../prices/price-table';

/** What all calls for one answer did and took. */
export class CallLedger {
  readonly attempts: LlmAttempt[] = [];
  usage: LlmUsage = NO_USAGE;
  /** In USD; null once a call was made whose price is not known. */
  cost: number | null = 0;

  record(attempt: LlmAttempt): void {
    this.attempts.push(attempt);
  }

  /** Counts what an answer took. One that does not say costs what nobody knows. */
  charge(usage: LlmUsage | undefined, price: ModelPrice | undefined): void {
    this.usage = addUsage(this.usage, usage ?? NO_USAGE);
    this.cost = addCosts(this.cost, usage ? costOf(usage, price) : null);
  }
}
