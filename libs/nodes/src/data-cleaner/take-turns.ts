/** After so many characters the event loop gets its turn: a few milliseconds of work for the slowest operation. */
export const TURN_LENGTH = 16_384;

/** Tells how many characters are about to be looked at; what it gives back, if anything, is to be awaited first. */
export type Turns = (characters: number) => Promise<void> | undefined;

/**
 * Lets the event loop do other work between pieces of long work, so that no step holds up others (PROMISES P10).
 * The promise is rejected when the step was aborted meanwhile.
 */
export function takeTurns(signal: AbortSignal): Turns {
  let done = 0;
  return (characters) => {
    done += characters;
    if (done < TURN_LENGTH) return undefined;
    done = 0;
    return new Promise((resolve) => setImmediate(resolve)).then(() => signal.throwIfAborted());
  };
}
