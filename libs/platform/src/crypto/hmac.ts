import { hmacOf } from './hmac-of';

/** HMAC-SHA-256 (RFC 2104) of a text, as 64 hexadecimal digits. Texts count in UTF-8. */
export function hmacSha256(key: string, text: string): string {
  return hmacOf({ algorithm: 'sha256', key, encoding: 'hex' }, [text]);
}
