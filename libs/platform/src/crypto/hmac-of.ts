import { createHmac } from 'node:crypto';

/** Hashes that senders of webhooks sign with. */
export type HmacAlgorithm = 'sha1' | 'sha256' | 'sha512';

/** How bytes are written as text. */
export type DigestEncoding = 'hex' | 'base64';

/** The HMAC (RFC 2104) of several pieces, one after the other, as text. Texts count in UTF-8. */
export function hmacOf(
  {
    algorithm,
    key,
    encoding,
  }: { algorithm: HmacAlgorithm; key: string | Uint8Array; encoding: DigestEncoding },
  pieces: readonly (string | Uint8Array)[],
): string {
  const hmac = createHmac(algorithm, key);
  for (const piece of pieces) hmac.update(piece);
  return hmac.digest(encoding);
}
