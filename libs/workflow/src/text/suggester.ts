import { suggestion } from './suggest-word';

/** Most suggestions in one go: looking for the nearest of 500 names costs time, and a hostile document has thousands of flaws. */
const MAX_SUGGESTIONS = 50;

/** Gives the ends of sentences such as `; did you mean "…"?`, but not without end. */
export class Suggester {
  private left = MAX_SUGGESTIONS;

  /** The suggestion, or the fallback when nothing is near or enough has been suggested. */
  suggest(word: string, candidates: () => Iterable<string>, fallback: string): string {
    if (this.left === 0) return fallback;
    this.left -= 1;
    return suggestion(word, candidates(), fallback);
  }
}
