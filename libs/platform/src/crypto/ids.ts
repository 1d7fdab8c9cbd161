import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** A new id: uuid v7 (RFC 9562), so that ids sort by time of creation. */
export function newId(): string {
  return v7();
}

/** A random secret of `byteCount` bytes, as hex text. */
export function newSecret(byteCount = 32): string {
  return randomBytes(byteCount).toString('hex');
}
