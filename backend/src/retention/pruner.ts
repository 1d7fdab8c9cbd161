/** Removes one kind of rows that are not kept any longer. */
export interface Pruner {
  /** What it removes, for the log. */
  name: string;
  /** Removes at most so many and says how many it were; fewer than asked for: nothing is left for now. */
  prune(limit: number): Promise<number>;
}
