import type { ScriptErrorCode } from '@rex/node-sdk';
import { describeError } from './describe-error';
import { apply, parseJson, types } from './primordials';
import { quote } from './quote';
import type { RandomSource } from './random-source';
import type { RunLog } from './run-log';
import { serializeResult } from './serialize';
import type { Timers } from './timers';

/**
 * What the process around the isolate calls, by a reference that no script ever holds. Only strings and numbers go in and
 * out. An answer is text:
 *   `D<header>\n<result>`  the script has ended; header is JSON, result is JSON text or empty
 *   `P<milliseconds>`      it waits, and the next timer is due then
 *   `S`                    it waits for something that nothing can bring about
 */
export interface Driver {
  (
    operation: 'open',
    seedHex: string,
    maxResultLength: number,
    maxLogLines: number,
    maxLogLength: number,
  ): undefined;
  /** Starts a script; texts are the JSON of its arguments, or undefined. */
  (operation: 'run', script: (...values: unknown[]) => unknown, ...texts: (string | undefined)[]): string;
  /** Looks whether the script has ended; if not, runs one timer that is due. */
  (operation: 'pump'): string;
  /** Ends the script with an error that was found outside. */
  (operation: 'fail', code: ScriptErrorCode, message: string): string;
}

/** The parts of a context that the driver serves. */
export interface DriverParts {
  log: RunLog;
  timers: Timers;
  random: RandomSource;
}

/** Makes the driver of one context. It runs among user code, so it keeps to primordials and to its own closure. */
export function createDriver({
  log,
  timers,
  random,
}: DriverParts): (...args: unknown[]) => string | undefined {
  let maxResultLength = 0;
  let outcome: string | undefined;
  let runCount = 0;

  const succeed = (value: unknown): string => {
    const result = serializeResult(value, maxResultLength);
    if (!result.ok) return fail(result.code, result.message, undefined, undefined);
    return `D{"ok":true,"logs":[${log.linesJson()}],"warnings":[${warnings(result.warningsJson)}]}\n${result.json}`;
  };

  const fail = (
    code: string,
    message: string,
    line: number | undefined,
    column: number | undefined,
  ): string => {
    const position = line === undefined ? '' : `"line":${line},"column":${column ?? 1},`;
    const text = quote(message, () => undefined);
    const rest = `"logs":[${log.linesJson()}],"warnings":[${warnings('')}]`;
    return `D{"ok":false,"code":"${code}","message":${text},${position}${rest}}\n`;
  };

  const warnings = (before: string): string => {
    const count = log.droppedCount();
    if (count === 0) return before;
    const message = `The log limit was reached: ${count} line${count === 1 ? ' was' : 's were'} left out.`;
    return `${before === '' ? '' : `${before},`}{"code":"logs-truncated","message":"${message}"}`;
  };

  const failWith = (thrown: unknown): string => {
    const { message, line, column } = describeError(thrown);
    return fail('script-threw', message, line, column);
  };

  /** Runs serialization too under the script's guard: getters and proxies of the result are its own code. */
  const succeedOrFail = (value: unknown): string => {
    try {
      return succeed(value);
    } catch (thrown) {
      return failWith(thrown);
    }
  };

  /** Waits with the language's own `await`, which no patched Promise.prototype.then can intercept. */
  const settle = async (promise: unknown, runNumber: number): Promise<void> => {
    let ended: string;
    try {
      const value: unknown = await promise;
      if (runNumber !== runCount) return;
      ended = succeedOrFail(value);
    } catch (thrown) {
      ended = failWith(thrown);
    }
    // A script that was given up may settle while a later one of the same call runs.
    if (runNumber === runCount) outcome = ended;
  };

  const run = (script: (...values: unknown[]) => unknown, texts: unknown[]): string => {
    outcome = undefined;
    runCount++;
    timers.clear();
    log.reset();
    try {
      for (let index = 0; index < texts.length; index++) {
        const text = texts[index];
        if (typeof text === 'string') texts[index] = parseJson(text);
      }
      const value: unknown = apply(script, undefined, texts);
      if (!isThenable(value)) return succeed(value);
      void settle(value, runCount);
      return 'P0';
    } catch (thrown) {
      return failWith(thrown);
    }
  };

  const pump = (): string => {
    if (outcome === undefined && timers.nextDelayMs() === 0) {
      try {
        timers.runNext();
      } catch (thrown) {
        outcome = failWith(thrown);
      }
      // What the timer has set off runs when this call has ended; look again then.
      if (outcome === undefined) return 'P0';
    }
    if (outcome !== undefined) {
      timers.clear();
      return outcome;
    }
    const delayMs = timers.nextDelayMs();
    return delayMs === undefined ? 'S' : `P${delayMs}`;
  };

  return (operation, first, ...rest) => {
    switch (operation) {
      case 'open':
        random.seed(first as string);
        maxResultLength = rest[0] as number;
        log.setLimits(rest[1] as number, rest[2] as number);
        return undefined;
      case 'run':
        return run(first as (...values: unknown[]) => unknown, rest);
      case 'pump':
        return pump();
      case 'fail':
        timers.clear();
        return fail(first as string, rest[0] as string, undefined, undefined);
      default:
        throw new types.Error('unknown operation');
    }
  };
}

function isThenable(value: unknown): boolean {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return false;
  return typeof (value as { then?: unknown }).then === 'function';
}
