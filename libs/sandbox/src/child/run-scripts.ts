import type { ScriptErrorCode } from '@rex/node-sdk';
import type ivm from 'isolated-vm';
import type { RunHead, WireScript } from '../wire/messages';
import type { HostedContext, IsolateHost } from './isolate-host';
import { nextSeed } from './seeds';
import { sleepMs } from './sleep';

/** Header (JSON) and result text of each script, and whether the isolate may be used again. */
export interface RunResult {
  parts: string[];
  retire: boolean;
}

type DriverArgument = string | number | undefined | ivm.Dereference<unknown>;

/** How a script was cut off. */
class CutOffError extends Error {
  constructor(readonly code: 'script-timeout' | 'script-memory') {
    super(code);
  }
}

/** Runs the scripts of one message one after the other, in a fresh context or in that of contained scripts. Never throws. */
export function runScripts(host: IsolateHost, head: RunHead, parts: readonly string[]): RunResult {
  const run = new Run(host, head, parts);
  const results = head.scripts.flatMap((script) => run.runOne(script));
  run.end();
  return { parts: results, retire: run.cutOff !== undefined };
}

class Run {
  /** Set when a script was cut off: no other script runs after it. */
  cutOff: CutOffError['code'] | undefined;
  private readonly deadline: number;
  private resultBytesLeft: number;
  /** The fresh context of this message, if one of its scripts needs it. */
  private fresh: HostedContext | undefined;
  /** The context of the script at hand. */
  private hosted: HostedContext | undefined;

  constructor(
    private readonly host: IsolateHost,
    private readonly head: RunHead,
    private readonly parts: readonly string[],
  ) {
    this.deadline = performance.now() + head.timeoutMs;
    this.resultBytesLeft = host.limits.maxResultBytes;
  }

  runOne(script: WireScript): [header: string, result: string] {
    if (this.cutOff !== undefined) return failure(this.cutOff, this.describeCutOff(this.cutOff));
    try {
      return this.countResult(splitAnswer(this.runToEnd(script)));
    } catch (error) {
      const code = this.classify(error);
      // A promise that was rejected and that nobody looked at.
      if (code === undefined) return this.failWithLogs('script-threw', messageOf(error));
      this.cutOff = code;
      return this.failWithLogs(code, this.describeCutOff(code));
    }
  }

  end(): void {
    if (this.fresh === undefined || this.cutOff !== undefined) return;
    this.fresh.driver.release();
    this.fresh.context.release();
  }

  private runToEnd({ kind, source, values }: WireScript): string {
    this.hosted = undefined;
    const compiled = this.host.scripts.get({ kind, source: this.parts[source] ?? '' }, this.head.names);
    if ('problem' in compiled)
      return `D${failureHeader('script-syntax', compiled.problem.message, compiled.problem)}\n`;
    const { context } = this.openContext(compiled.isContained);
    // Evaluating the source gives a function and runs nothing of it.
    const script = compiled.script.runSync(context, { reference: true, timeout: this.remainingMs() });
    const texts = values.map((part) => (part < 0 ? undefined : this.parts[part]));
    let answer = this.drive('run', script.derefInto({ release: true }), ...texts);
    while (answer.startsWith('P')) {
      const delayMs = Number(answer.slice(1));
      if (delayMs > 0) sleepMs(Math.min(delayMs, Math.max(0, this.deadline - performance.now())));
      answer = this.drive('pump');
    }
    return answer.startsWith('S') ? this.drive('fail', 'script-timeout', NEVER_SETTLES) : answer;
  }

  private openContext(isContained: boolean): HostedContext {
    const { maxLogLines, maxLogBytes } = this.host.limits;
    const hosted = isContained ? this.host.containedContext : (this.fresh ??= this.host.takeContext());
    this.hosted = hosted;
    this.drive('open', nextSeed(), this.resultBytesLeft, maxLogLines, maxLogBytes);
    return hosted;
  }

  private drive(operation: string, ...args: DriverArgument[]): string {
    const answer = this.hosted?.driver.applySync(undefined, [operation, ...args], {
      timeout: this.remainingMs(),
    });
    return typeof answer === 'string' ? answer : '';
  }

  /** The isolate counts characters; what is promised is bytes, and for all scripts of the message together. */
  private countResult(answer: [string, string]): [string, string] {
    const bytes = Buffer.byteLength(answer[1]);
    if (bytes > this.resultBytesLeft) {
      return failure('script-result-too-large', `The result is larger than ${this.resultBytesLeft} bytes.`);
    }
    this.resultBytesLeft -= bytes;
    return answer;
  }

  /** Whole milliseconds left, at least 1. */
  private remainingMs(): number {
    const remainingMs = this.deadline - performance.now();
    if (remainingMs <= 0) throw new CutOffError('script-timeout');
    return Math.ceil(remainingMs);
  }

  private classify(error: unknown): CutOffError['code'] | undefined {
    if (error instanceof CutOffError) return error.code;
    if (this.host.isolate.isDisposed) return 'script-memory';
    const message = messageOf(error);
    if (message.includes('Script execution timed out')) return 'script-timeout';
    return message.includes('disposed during execution') ? 'script-memory' : undefined;
  }

  /** A cut-off script's log lines are often the only clue to what it did; without them if the isolate is gone. */
  private failWithLogs(code: ScriptErrorCode, message: string): [string, string] {
    try {
      const answer: unknown = this.hosted?.driver.applySync(undefined, ['fail', code, message], {
        timeout: 100,
      });
      if (typeof answer === 'string') return splitAnswer(answer);
    } catch {
      // Without them.
    }
    return failure(code, message);
  }

  private describeCutOff(code: CutOffError['code']): string {
    return code === 'script-timeout'
      ? `The script took longer than ${this.head.timeoutMs} ms.`
      : `The script took more than ${this.host.limits.memoryMb} MB of memory.`;
  }
}

const MAX_MESSAGE_LENGTH = 4_000;
const NEVER_SETTLES = 'The script waits for a promise that nothing can settle, so it would never end.';

function splitAnswer(answer: string): [string, string] {
  const end = answer.indexOf('\n');
  return [answer.slice(1, end), answer.slice(end + 1)];
}

function failure(code: ScriptErrorCode, message: string): [string, string] {
  return [failureHeader(code, message), ''];
}

function failureHeader(
  code: ScriptErrorCode,
  message: string,
  position?: { line: number; column: number },
): string {
  return JSON.stringify({
    ok: false,
    code,
    message,
    line: position?.line,
    column: position?.column,
    logs: [],
    warnings: [],
  });
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.slice(0, MAX_MESSAGE_LENGTH);
}
