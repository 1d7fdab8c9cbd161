import type { DueTimes } from './due-times';

/** Due each so many milliseconds from `first` on, whatever the clocks on the walls do. */
export class IntervalDueTimes implements DueTimes {
  constructor(
    private readonly first: number,
    private readonly intervalMs: number,
  ) {}

  after(instant: number): number {
    if (instant < this.first) return this.first;
    return this.first + (Math.floor((instant - this.first) / this.intervalMs) + 1) * this.intervalMs;
  }

  before(instant: number): number | undefined {
    if (instant <= this.first) return undefined;
    return this.first + (Math.ceil((instant - this.first) / this.intervalMs) - 1) * this.intervalMs;
  }
}
