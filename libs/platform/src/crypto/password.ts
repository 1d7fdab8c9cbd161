import { compare, hash } from 'bcrypt';

/** bcrypt's cost: about a quarter of a second of one core, off the event loop. */
const COST = 12;

/** bcrypt reads at most 72 bytes; a longer password is refused rather than cut. */
export const PASSWORD_MAX_BYTES = 72;

/** Compared with when the user is unknown, so that the answer takes as long as for a known one. */
const NOBODYS_HASH = '$2b$12$C6UzMDM.H6dfI/f/IKcEeO7ZPCpPmcBC0TjqUVFc4gUOJd7GVXJ6u';

/** The bcrypt hash of a password, to be stored. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/**
 * True when the password fits the hash. Takes the same time when there is no hash because the user is unknown, and for a password
 * that is too long to be anybody's: bcrypt would compare its first 72 bytes alone.
 */
export async function verifyPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const fits = await compare(password, passwordHash ?? NOBODYS_HASH);
  return fits && passwordHash !== undefined && Buffer.byteLength(password) <= PASSWORD_MAX_BYTES;
}
