import { randomBytes } from 'node:crypto';
import { sha256 } from './sha256';

const TOKEN_BYTES = 32;

/** A random token of 256 bits: 43 letters, digits, `-` and `_` (base64url, RFC 4648). */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** SHA-256 of a token, to be stored in its place: nobody guesses 256 random bits, so a fast hash is enough. */
export function hashToken(token: string): Buffer {
  return sha256(token);
}
