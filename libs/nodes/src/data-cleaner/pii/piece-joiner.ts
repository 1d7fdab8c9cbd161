import type { PiiMatch } from './find-pii';

/**
 * Makes of matches the pieces of a text that are hidden; they do not overlap.
 *
 * Matches that overlap are hidden as one piece, from the first character of any to the last of any, so that nothing of a match ever
 * stays readable. The piece is of the kind of the longest match in it; of equals the leftmost decides, then the order of `kinds`.
 */
export class PieceJoiner {
  private readonly order: ReadonlyMap<string, number>;
  private readonly joined: Piece[] = [];

  constructor(kinds: readonly string[]) {
    this.order = new Map(kinds.map((kind, index) => [kind, index]));
  }

  /** Adds matches. None of them may end before one that was added earlier begins. */
  add(matches: readonly PiiMatch[]): void {
    for (const match of [...matches].sort((a, b) => a.start - b.start)) {
      let piece: Piece = { start: match.start, end: match.end, longest: match };
      for (let last = this.joined.at(-1); last && last.end > piece.start; last = this.joined.at(-1)) {
        this.joined.pop();
        piece = this.join(last, piece);
      }
      this.joined.push(piece);
    }
  }

  /** The pieces from left to right. */
  pieces(): PiiMatch[] {
    return this.joined.map(({ start, end, longest }) => ({ start, end, kind: longest.kind }));
  }

  private join(a: Piece, b: Piece): Piece {
    const longest = this.decides(b.longest, a.longest) ? b.longest : a.longest;
    return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end), longest };
  }

  private decides(a: PiiMatch, b: PiiMatch): boolean {
    const longer = a.end - a.start - (b.end - b.start);
    if (longer !== 0) return longer > 0;
    return a.start === b.start ? this.rank(a) < this.rank(b) : a.start < b.start;
  }

  private rank({ kind }: PiiMatch): number {
    return this.order.get(kind) ?? this.order.size;
  }
}

/** Overlapping matches, with the one that decides on the kind. */
interface Piece {
  start: number;
  end: number;
  longest: PiiMatch;
}
