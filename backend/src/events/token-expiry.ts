/**
 * When the access token of an Authorization header expires, in milliseconds since 1970. The token has been checked before; undefined
 * for one that does not tell.
 */
export function tokenExpiryMs(authorization: string | undefined): number | undefined {
  const [, payload] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/i.exec(authorization ?? '') ?? [];
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const isTold = typeof claims === 'object' && claims !== null && 'exp' in claims;
    return isTold && typeof claims.exp === 'number' ? claims.exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}
