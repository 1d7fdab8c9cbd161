/** Rows of the first batch. */
export const FIRST_BATCH = 100;

const MAX_BATCH = 1000;
/** A batch should take about so long: far below DATABASE_TIMEOUT_MS, and others hardly notice its locks. */
const SLOW_MS = 150;
const QUICK_MS = 50;

/** The size of the next batch, after one of a size took so long. Large values make few rows slow. */
export function nextBatchSize(size: number, tookMs: number): number {
  if (tookMs > SLOW_MS) return Math.max(Math.floor(size / 2), 1);
  return tookMs < QUICK_MS ? Math.min(size * 2, MAX_BATCH) : size;
}

/** How long to give way after a batch: at least as long as it took. */
export function pauseMs(tookMs: number): number {
  return Math.max(tookMs, 20);
}
