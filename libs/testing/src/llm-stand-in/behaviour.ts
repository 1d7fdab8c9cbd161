/** How the stand-in answers one call. */
export type Behaviour = {
  /** Wait before the first byte, in milliseconds. */
  delayMs?: number;
  /** Fields of the answer's head, besides its own. */
  headers?: Record<string, string>;
} & (
  | {
      kind: 'answer';
      text?: string;
      pieces?: number;
      /** Wait before each event of a stream, but for those before the event `pauseFrom`, at first 1. */
      pauseMs?: number;
      pauseFrom?: number;
      finish?: 'stop' | 'length' | 'filter';
    }
  /** The same call so often, with one id for all or with none. */
  | { kind: 'tool-call'; name?: string; arguments?: unknown; times?: number; ids?: 'same' | 'none' }
  /** The filter stops the prompt. */
  | { kind: 'block' }
  | {
      kind: 'refuse';
      status: number;
      reason?: RefusalReason;
      retryAfter?: string;
      retryDelay?: string;
      echoKey?: boolean;
    }
  /** The connection ends in the middle of the answer; `clean` ends the stream as if all was said. */
  | { kind: 'cut'; clean?: boolean }
  /** An error in the middle of a stream. */
  | { kind: 'refuse-midway'; status: number; message?: string }
  | { kind: 'malformed' }
);

/** Refusals that a status does not tell apart. */
export type RefusalReason =
  'key' | 'quota' | 'context' | 'no-schema' | 'tools-with-json' | 'json-thrown-away';

/** Behaviours by the name of the model, so that one can be tried without a script: `refuse-429`, `slow`, `cut`, … */
export function behaviourOf(model: string): Behaviour {
  const status = /^refuse-(\d{3})$/.exec(model)?.[1];
  if (status !== undefined) {
    const wait = status === '429' ? { retryAfter: '1', retryDelay: '1s' } : {};
    return { kind: 'refuse', status: Number(status), ...wait };
  }
  switch (model) {
    case 'slow':
      return { kind: 'answer', delayMs: 3000 };
    case 'trickle':
      return { kind: 'answer', pieces: 20, pauseMs: 100 };
    case 'cut':
      return { kind: 'cut' };
    case 'malformed':
      return { kind: 'malformed' };
    case 'blocked':
      return { kind: 'block' };
    case 'short':
      return { kind: 'answer', finish: 'length' };
    case 'filtered':
      return { kind: 'answer', finish: 'filter' };
    case 'tool':
      return { kind: 'tool-call' };
    case 'echo-key':
      return { kind: 'refuse', status: 400, echoKey: true };
    case 'wordy':
      return { kind: 'answer', text: 'I would rather talk than write JSON.' };
    default:
      return { kind: 'answer' };
  }
}
