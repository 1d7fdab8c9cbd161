import type { Clock, LogLevel, StepLog, StepWarning } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';

/** Gathers the log lines and warnings of one step, within bounds. */
export class StepJournal {
  readonly logs: StepLog[] = [];
  readonly warnings: StepWarning[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly maxLogLines: number,
  ) {}

  log(level: LogLevel, message: string, data?: JsonValue): void {
    this.add([
      { level, message, at: this.clock.now().toISOString(), ...(data === undefined ? {} : { data }) },
    ]);
  }

  /** Takes over lines that were written elsewhere, such as `console.*` in the sandbox. */
  add(logs: StepLog[]): void {
    const room = this.maxLogLines - this.logs.length;
    this.logs.push(...logs.slice(0, Math.max(room, 0)));
    if (logs.length > room)
      this.warn({ code: 'logs-truncated', message: `only the first ${this.maxLogLines} lines are kept` });
  }

  /** Adds a warning; the same one is kept once. */
  warn(warning: StepWarning): void {
    if (!this.warnings.some((each) => each.code === warning.code && each.message === warning.message)) {
      this.warnings.push(warning);
    }
  }
}
