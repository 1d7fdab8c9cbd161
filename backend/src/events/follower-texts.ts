import { PieceBuffer, type StreamPiece } from '@rex/engine';

/** So much text waits for a reader who is slow; the oldest beyond it is not told. */
const MAX_WAITING_CHARACTERS = 65_536;

/** What running steps show, held for one reader that takes its time. */
export class FollowerTexts {
  private readonly waiting = new PieceBuffer(MAX_WAITING_CHARACTERS);
  private wake: () => void = () => undefined;

  add(piece: StreamPiece): void {
    this.waiting.add(piece);
    this.wake();
  }

  /** Calls a function whenever something came, instead of the one before. */
  onArrival(wake: () => void): void {
    this.wake = wake;
  }

  take(): StreamPiece[] {
    return this.waiting.take();
  }
}
