/** Keyed hashes (RFC 2104), as a node sees them. */
export interface Hmac {
  /** HMAC-SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
  sha256(key: string, text: string): string;
}
