/** A piece of text that a running step shows to who watches it. Nothing of it is kept. */
export interface StreamPiece {
  executionId: string;
  nodeId: string;
  /**
   * Where in the step's text it begins, in UTF-16 units. One that is not where the last piece ended: something is missing; one before
   * that, or 0: what was told before is void.
   */
  offset: number;
  text: string;
  /** Why the text begins anew, where it does: an error code, `repair` or `shape`. What was told before is void. */
  restarted?: string;
}

/** Spreads what running steps show to every backend. May lose pieces. A class, so that Nest can inject it. */
export abstract class StreamBus {
  /** Never rejects, and keeps a bounded number of pieces when it can't tell as fast as they come. */
  abstract publish(pieces: StreamPiece[]): Promise<void>;
  /** Calls `listener` with pieces from every process, this one included. Returns how to stop. */
  abstract subscribe(listener: (pieces: StreamPiece[]) => void): Promise<() => Promise<void>>;
}
