import { match, primitiveText, sliceText } from './primordials';
import { formatValue } from './format-value';

/** What a script threw, in words, and where in the user's source if that is known. Lines and columns count from 1. */
export interface ErrorDescription {
  message: string;
  line: number | undefined;
  column: number | undefined;
}

const MAX_MESSAGE_LENGTH = 4_000;
/** Stack frames with SCRIPT_NAME are the user's own. */
const FRAME = /<script>:(\d+):(\d+)/;

/** Describes anything that can be thrown: errors, texts, null, proxies that throw again. Never throws. */
export function describeError(thrown: unknown): ErrorDescription {
  const text = cut(messageOf(thrown));
  const stack = read(thrown, 'stack');
  // A forged stack misleads its author only.
  const frame = typeof stack === 'string' ? match(FRAME, sliceText(stack, 0, 20_000)) : null;
  return {
    message: text === '' ? 'The script threw an error without a message.' : text,
    line: frame ? toCount(frame[1]) : undefined,
    column: frame ? toCount(frame[2]) : undefined,
  };
}

function messageOf(thrown: unknown): string {
  const message = read(thrown, 'message');
  if (typeof message !== 'string') return formatValue(thrown);
  const name = read(thrown, 'name');
  if (typeof name !== 'string' || name === 'Error' || name === '') return message;
  return message === '' ? name : `${name}: ${message}`;
}

/** A member of something thrown, or undefined when there is none or it can't be read. */
function read(thrown: unknown, key: 'name' | 'message' | 'stack'): unknown {
  if ((typeof thrown !== 'object' || thrown === null) && typeof thrown !== 'function') return undefined;
  try {
    return (thrown as Record<string, unknown>)[key];
  } catch {
    return undefined;
  }
}

function cut(text: string): string {
  return text.length > MAX_MESSAGE_LENGTH ? `${sliceText(text, 0, MAX_MESSAGE_LENGTH)}…` : text;
}

/** A positive number from digits; undefined if a forged stack overdid it. */
function toCount(digits: string | undefined): number | undefined {
  const count = digits === undefined ? 0 : +primitiveText(digits);
  return count > 0 && count < 1e9 ? count : undefined;
}
