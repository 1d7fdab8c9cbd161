import type { PiiMatch } from './find-pii';

/**
 * What is hidden: pieces of a text that do not overlap, from left to right.
 *
 * Matches that overlap are hidden as one piece, from the first character of any to the last of any, so that nothing of a match ever
 * stays readable. The piece is of the kind of the longest match in it; of equals the leftmost decides, then the order of `kinds`.
 */
export function joinMatches(matches: readonly PiiMatch[], kinds: readonly string[]): PiiMatch[] {
  const order = new Map(kinds.map((kind, index) => [kind, index]));
  const rank = (match: PiiMatch) => order.get(match.kind) ?? kinds.length;
  const sorted = [...matches].sort((a, b) => a.start - b.start || b.end - a.end || rank(a) - rank(b));
  const pieces: (PiiMatch & { longest: number })[] = [];
  for (const { kind, start, end } of sorted) {
    const length = end - start;
    const last = pieces.at(-1);
    if (!last || start >= last.end) {
      pieces.push({ kind, start, end, longest: length });
      continue;
    }
    last.end = Math.max(last.end, end);
    if (length <= last.longest) continue;
    last.kind = kind;
    last.longest = length;
  }
  return pieces.map(({ kind, start, end }) => ({ kind, start, end }));
}
