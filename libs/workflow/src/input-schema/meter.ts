/** Counts the steps of a check and ends it when there were too many, so that no schema can hold up who runs it. */
export class Meter {
  private left = 0;

  constructor(private readonly budget: number) {}

  /** Begins a new check. */
  reset(): void {
    this.left = this.budget;
  }

  /** @throws OutOfSteps when the budget is used up */
  spend(steps: number): void {
    this.left -= steps;
    if (this.left < 0) throw new OutOfSteps('the check took too many steps');
  }
}

/** A check took more steps than its budget. */
export class OutOfSteps extends Error {
  override readonly name = 'OutOfSteps';
}
