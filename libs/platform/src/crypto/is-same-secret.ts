import { timingSafeEqual } from 'node:crypto';
import { sha256 } from './sha256';

/**
 * Whether two texts are the same, in a time that tells nothing of either: neither where they differ nor, since their hashes are
 * compared, how long the right one is.
 */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(sha256(given), sha256(expected));
}
