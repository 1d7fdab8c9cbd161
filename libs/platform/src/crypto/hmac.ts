import { createHmac } from 'node:crypto';

/** HMAC-SHA-256 (RFC 2104) of a text, as 64 hexadecimal digits. Texts count in UTF-8. */
export function hmacSha256(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}
