/** Where a request comes from, and to whom it was sent. */
export interface OriginCheck {
  /** Its `Origin` header: browsers send it with everything that changes something. */
  origin: string | undefined;
  /** The host it was sent to, with the port where that is not the usual one. */
  host: string;
  /** Other origins that browsers may call from: CORS_ORIGINS. */
  allowed: readonly string[];
}

/**
 * False when a browser sends a request from a page that is neither ours nor allowed (OWASP, cross-site request forgery). The scheme
 * is not compared: REX does not always know that TLS ends in front of it.
 */
export function isOwnOrigin({ origin, host, allowed }: OriginCheck): boolean {
  if (origin === undefined || allowed.includes(origin)) return true;
  return host !== '' && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
