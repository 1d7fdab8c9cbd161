import type { HttpResponse } from '@rex/node-sdk';
import type { KeyTestOutcome } from './key-test-outcome';
import { readComplaint } from './read-complaint';
import { refusalInList } from './refusal-in-list';

/** How Gemini says that a key is none: with the status of a malformed request. */
const GEMINI_KEY_INVALID = 'API_KEY_INVALID';

/**
 * What an answer to a test says of the key. Whom it is from is told by `provider`: those of language models were asked for their list of
 * models, so a good status alone is not enough.
 */
export function judgeAnswer(
  { status, body }: Pick<HttpResponse, 'status' | 'body'>,
  provider: string,
  clean: (text: string) => string,
): KeyTestOutcome {
  const who = provider === 'http' ? 'The target' : provider;
  const isGood = status >= 200 && status < 300;
  const refusal = isGood && provider !== 'http' ? refusalInList(body) : undefined;
  if (isGood && !refusal) return { code: 'ok', message: `${who} takes the key.`, status };
  if (refusal?.kind === 'no-list') {
    const message = `${who} answers with status ${status}, but with no list of models. Look at the URL.`;
    return { code: 'provider-error', message, status };
  }
  const complaint = readComplaint(body, clean);
  const because = complaint === '' ? '.' : `: ${complaint}`;
  const told = refusal?.status ?? status;
  const isInvalid = provider === 'gemini' && told === 400 && holds(body, GEMINI_KEY_INVALID);
  if (told === 401 || told === 403 || isInvalid) {
    return { code: 'key-refused', message: `${who} refuses the key (${told})${because}`, status };
  }
  if (refusal) {
    return { code: 'provider-error', message: `${who} answers with an error${because}`, status };
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
