/** One call as the stand-in saw it. No key is kept. */
export interface LoggedCall {
  /** ISO 8601 time of arrival. */
  at: string;
  vendor: string;
  path: string;
  model: string;
  isStream: boolean;
  /** What it was answered with. */
  status: number;
  behaviour: string;
  inputTokens: number;
  outputTokens: number;
  body: unknown;
}

/** Most calls whose details are kept; counts go on. */
const MAX_CALLS = 10_000;

/** A piece of a stream as it went out. */
export interface SentPiece {
  /** Milliseconds since 1970. */
  atMs: number;
  event: unknown;
}

/** Everything that was asked, and the tokens it took by the stand-in's own count. */
export class CallLog {
  private kept: LoggedCall[] = [];
  private pieces: SentPiece[] = [];
  private count = 0;
  private inputTokens = 0;
  private outputTokens = 0;

  add(call: LoggedCall): void {
    this.count += 1;
    this.inputTokens += call.inputTokens;
    this.outputTokens += call.outputTokens;
    if (this.kept.length < MAX_CALLS) this.kept.push(call);
  }

  noteSent(event: unknown): void {
    if (this.pieces.length < MAX_CALLS) this.pieces.push({ atMs: Date.now(), event });
  }

  /** What streams have sent so far. */
  sent(): SentPiece[] {
    return [...this.pieces];
  }

  clear(): void {
    this.kept = [];
    this.pieces = [];
    this.count = this.inputTokens = this.outputTokens = 0;
  }

  read() {
    const { count, inputTokens, outputTokens } = this;
    return { count, inputTokens, outputTokens, calls: [...this.kept] };
  }
}
