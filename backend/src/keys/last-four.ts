/** Of a shorter secret, four characters would be a good part. */
const MIN_LENGTH = 12;

/** The last four characters of a secret, by which people tell it from others; null when it is too short to show any. */
export function lastFour(secret: string): string | null {
  // By code points: half a character can't be stored.
  const characters = Array.from(secret);
  return characters.length < MIN_LENGTH ? null : characters.slice(-4).join('');
}
