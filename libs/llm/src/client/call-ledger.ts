import { addCosts, addUsage, type LlmAttempt, type LlmUsage, NO_USAGE } from '@rex/node-sdk';

/** What all calls for one answer did and took. */
export class CallLedger {
  readonly attempts: LlmAttempt[] = [];
  usage: LlmUsage = NO_USAGE;
  /** In USD; null once a call was made whose price is not known. */
  cost: number | null = 0;

  record(attempt: LlmAttempt): void {
    this.attempts.push(attempt);
  }

  charge(usage: LlmUsage, cost: number | null): void {
    this.usage = addUsage(this.usage, usage);
    this.cost = addCosts(this.cost, cost);
  }
}
