import { codeAt, sliceText, stringifyJson } from './primordials';

const CHUNK_LENGTH = 65_536;

/**
 * A string as JSON text. Long strings are quoted piece by piece, so that `account` can stop before escapes (up to six
 * characters for one) have blown a large string up beyond all limits.
 */
export function quote(text: string, account: (length: number) => void): string {
  if (text.length <= CHUNK_LENGTH) {
    const quoted = stringifyJson(text);
    account(quoted.length);
    return quoted;
  }
  let quoted = '"';
  for (let start = 0; start < text.length;) {
    let end = start + CHUNK_LENGTH;
    // A surrogate pair stays in one piece: its halves alone would be written as escapes.
    if (end < text.length && isHighSurrogate(codeAt(text, end - 1))) end -= 1;
    const piece = stringifyJson(sliceText(text, start, end));
    account(piece.length - 2);
    quoted += sliceText(piece, 1, -1);
    start = end;
  }
  return quoted + '"';
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
