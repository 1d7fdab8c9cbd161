/** Most letters that may differ. */
const MAX_DISTANCE = 3;

/**
 * The candidate nearest to a mistyped word, or undefined when none is near: at most a third of its letters and at most three
 * may differ, by Damerau-Levenshtein distance, ignoring case. Ties go to the earlier candidate.
 */
export function suggestWord(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.min(Math.max(1, Math.floor(wanted.length / 3)), MAX_DISTANCE) + 1;
  // A long text is no misspelt word, and the distance costs its square.
  if (wanted.length > 64) return undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/** `; did you mean "…"?` for a sentence, or the fallback when nothing is near. */
export function suggestion(word: string, candidates: Iterable<string>, fallback = '.'): string {
  const nearest = suggestWord(word, candidates);
  return nearest === undefined ? fallback : `; did you mean "${nearest}"?`;
}

/**
 * Least number of letters to insert, delete, replace or swap with their neighbour; exact up to MAX_DISTANCE, since only a band of
 * that width around the diagonal is filled in.
 */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = row <= MAX_DISTANCE ? [row] : [];
    for (
      let column = Math.max(1, row - MAX_DISTANCE);
      column <= Math.min(b.length, row + MAX_DISTANCE);
      column += 1
    ) {
      const replaced = at(last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let least = Math.min(replaced, at(last, column) + 1, at(current, column - 1) + 1);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) least = Math.min(least, at(beforeLast, column - 2) + 1);
      current[column] = least;
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: number[], column: number): number {
  return row[column] ?? Infinity;
}
