import type { StreamPiece } from './stream-bus';
import { cutLength } from './cut-length';

/** What a piece costs besides its text, in characters: its ids. */
const PIECE_OVERHEAD = 100;

/**
 * Pieces that wait for whoever takes them, one for each step. Text that goes on joins what waits; text that does not takes its place.
 * Beyond a bound the oldest is forgotten: a later offset then tells that something is missing.
 */
export class PieceBuffer {
  private readonly pieces = new Map<string, StreamPiece>();
  private held = 0;

  constructor(private readonly maxCharacters: number) {}

  /** About how many characters wait. */
  get size(): number {
    return this.held;
  }

  has(step: StepName): boolean {
    return this.pieces.has(keyOf(step));
  }

  add(piece: StreamPiece): void {
    const key = keyOf(piece);
    const waiting = this.pieces.get(key);
    if (waiting && continues(waiting, piece)) {
      this.pieces.set(key, { ...waiting, text: waiting.text + piece.text });
      this.held += piece.text.length;
    } else {
      // A restart that nobody has heard of is told with what comes behind a gap.
      const restarted = piece.restarted ?? (piece.offset === 0 ? undefined : waiting?.restarted);
      this.pieces.set(key, restarted === undefined ? piece : { ...piece, restarted });
      this.held += costOf(piece) - (waiting ? costOf(waiting) : 0);
    }
    if (this.held > this.maxCharacters) this.forget();
  }

  /** All that waits, each step's text as one piece. Nothing waits then. */
  take(): StreamPiece[] {
    const pieces = [...this.pieces.values()];
    this.pieces.clear();
    this.held = 0;
    return pieces;
  }

  private forget(): void {
    for (const [key, piece] of this.pieces) {
      if (this.held <= this.maxCharacters) return;
      if (this.pieces.size > 1) {
        this.pieces.delete(key);
        this.held -= costOf(piece);
      } else {
        const dropped = cutLength(piece.text, piece.text.length - Math.floor(this.maxCharacters / 2));
        this.pieces.set(key, { ...piece, offset: piece.offset + dropped, text: piece.text.slice(dropped) });
        this.held -= dropped;
      }
    }
  }
}

type StepName = Pick<StreamPiece, 'executionId' | 'nodeId'>;

/** A text that begins anew does not follow the one before, unless nothing has been said since the restart. */
function continues(waiting: StreamPiece, piece: StreamPiece): boolean {
  if (piece.restarted !== undefined) return false;
  const isNext = waiting.offset + waiting.text.length === piece.offset;
  return isNext && (piece.offset > 0 || waiting.text === '');
}

function costOf({ text }: StreamPiece): number {
  return text.length + PIECE_OVERHEAD;
}

function keyOf({ executionId, nodeId }: StepName): string {
  return `${executionId}:${nodeId}`;
}
