import type { Clock, LogLevel, StepError, StepLog, StepWarning } from '@rex/node-sdk';
import type { JsonValue } from '@rex/workflow';
import { Redactor } from './redactor';

/** Gathers the log lines and warnings of one step, within bounds and without secrets. */
export class StepJournal {
  readonly logs: StepLog[];
  readonly warnings: StepWarning[];
  readonly redactor = new Redactor();

  /** @param earlier what attempts said before this worker took over */
  constructor(
    private readonly clock: Clock,
    private readonly maxLogLines: number,
    earlier: { logs: StepLog[]; warnings: StepWarning[] } = { logs: [], warnings: [] },
  ) {
    this.logs = [...earlier.logs];
    this.warnings = [...earlier.warnings];
  }

  /** Adds a line and returns its message as it is kept. */
  log(level: LogLevel, message: string, data?: JsonValue): string {
    const line = {
      level,
      message: this.redactor.clean(message),
      at: this.clock.now().toISOString(),
      ...(data === undefined ? {} : { data: this.redactor.cleanJson(data) }),
    };
    this.add([line]);
    return line.message;
  }

  /** Takes over lines that were written elsewhere, such as `console.*` in the sandbox. */
  add(logs: StepLog[]): void {
    const room = this.maxLogLines - this.logs.length;
    this.logs.push(...logs.slice(0, Math.max(room, 0)));
    if (logs.length > room)
      this.warn({ code: 'logs-truncated', message: `only the first ${this.maxLogLines} lines are kept` });
  }

  /** Adds a warning; the same one is kept once. */
  warn({ code, message }: StepWarning): void {
    const warning = { code, message: this.redactor.clean(message) };
    if (!this.warnings.some((each) => each.code === warning.code && each.message === warning.message)) {
      this.warnings.push(warning);
    }
  }

  /** The error as it may be kept and shown. */
  cleanError(error: StepError): StepError {
    const { message, details } = error;
    const cleaned = { ...error, message: this.redactor.clean(message) };
    return details === undefined ? cleaned : { ...cleaned, details: this.redactor.cleanJson(details) };
  }

  /** Whatever was thrown, as it may be logged. */
  cleanThrown(thrown: unknown): unknown {
    return this.redactor.cleanThrown(thrown);
  }
}
