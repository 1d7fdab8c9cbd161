import { OperationalError } from '@rex/platform';

/** What acting on several executions came to. */
export interface BulkOutcome<Skipped> {
  done: number;
  skipped: Skipped[];
  /** How many were tried, from the first. */
  tried: number;
}

/** How to act on all. */
export interface ActOptions<Skipped> {
  /** How many go together. */
  batchSize: number;
  /** Acts on a batch; gives those that it was refused for. */
  act: (ids: string[]) => Promise<Skipped[]>;
  /** True when there is no time for another batch. */
  isLate: () => boolean;
}

/**
 * Acts on executions batch by batch, until time is up. When the database goes away in the middle, what was done is told and the rest
 * is left for the next request.
 * @throws OperationalError when nothing could be done at all
 */
export async function actOnAll<Skipped>(
  ids: readonly string[],
  { batchSize, act, isLate }: ActOptions<Skipped>,
): Promise<BulkOutcome<Skipped>> {
  const outcome: BulkOutcome<Skipped> = { done: 0, skipped: [], tried: 0 };
  while (outcome.tried < ids.length && !isLate()) {
    const batch = ids.slice(outcome.tried, outcome.tried + batchSize);
    try {
      const refused = await act(batch);
      outcome.skipped.push(...refused);
      outcome.done += batch.length - refused.length;
    } catch (error) {
      if (!(error instanceof OperationalError) || outcome.tried === 0) throw error;
      return outcome;
    }
    outcome.tried += batch.length;
  }
  return outcome;
}
