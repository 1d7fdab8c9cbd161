import { createHash } from 'node:crypto';

/** SHA-256 (FIPS 180-4). Texts count in UTF-8. */
export function sha256(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(data).digest();
}

/** The same as 64 hexadecimal digits. */
export function sha256Hex(data: string | Uint8Array): string {
  return sha256(data).toString('hex');
}
