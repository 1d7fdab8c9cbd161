/**
 * Makes of a look one that is never under way twice: however often it is asked for meanwhile, one more look follows. The look must
 * not reject.
 */
export function oneAtATime(look: () => Promise<void>): () => void {
  let state: 'idle' | 'looking' | 'stale' = 'idle';
  const run = (): void => {
    if (state !== 'idle') {
      state = 'stale';
      return;
    }
    state = 'looking';
    void look().finally(() => {
      const isStale = state === 'stale';
      state = 'idle';
      if (isStale) run();
    });
  };
  return run;
}
