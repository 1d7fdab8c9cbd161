import type { HttpResponse } from '@rex/node-sdk';
import type { KeyTestOutcome } from './key-test-outcome';
import { readComplaint } from './read-complaint';

/** How Gemini says that a key is none: with the status of a malformed request. */
const GEMINI_KEY_INVALID = 'API_KEY_INVALID';

/** What an answer to a test says of the key. Whom it is from is told by `provider`. */
export function judgeAnswer(
  { status, body }: Pick<HttpResponse, 'status' | 'body'>,
  provider: string,
  clean: (text: string) => string,
): KeyTestOutcome {
  const who = provider === 'http' ? 'The target' : provider;
  if (status >= 200 && status < 300) return { code: 'ok', message: `${who} takes the key.`, status };
  const complaint = readComplaint(body, clean);
  const because = complaint === '' ? '.' : `: ${complaint}`;
  const isInvalid = provider === 'gemini' && status === 400 && holds(body, GEMINI_KEY_INVALID);
  if (status === 401 || status === 403 || isInvalid) {
    return { code: 'key-refused', message: `${who} refuses the key (${status})${because}`, status };
  }
  const advice = adviceFor(status);
  return {
    code: 'provider-error',
    message: `${who} answers with status ${status}${because}${advice}`,
    status,
  };
}

function adviceFor(status: number): string {
  if (status >= 300 && status < 400)
    return ' It leads elsewhere, where the key is not sent: use the URL it leads to.';
  if (status === 404) return ' Look at the URL.';
  if (status === 429) return ' Wait a little, then test again.';
  return '';
}

function holds(body: Uint8Array, word: string): boolean {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes(word);
}
