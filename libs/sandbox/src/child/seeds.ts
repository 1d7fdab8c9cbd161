const SEED_BYTES = 32;
const POOL_BYTES = 4_096;

const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;

/** 32 random bytes as hex: the key from which one run draws its randomness. Fetched from the system in larger portions. */
export function nextSeed(): string {
  if (used === POOL_BYTES) {
    globalThis.crypto.getRandomValues(pool);
    used = 0;
  }
  const seed = Buffer.from(pool.subarray(used, used + SEED_BYTES)).toString('hex');
  // Never to be found again in this process's memory.
  pool.fill(0, used, used + SEED_BYTES);
  used += SEED_BYTES;
  return seed;
}
