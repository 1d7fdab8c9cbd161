import type { JwtSignOptions } from '@nestjs/jwt';

/** What an access token says. */
export interface TokenClaims {
  /** The user's id. */
  sub: string;
  /** The session's id. */
  sid: string;
}

const TOKEN_LIFETIME_SECONDS = 3600;

/** How far clocks of two backends may be apart. */
const CLOCK_SKEW_SECONDS = 30;

/** By which rules access tokens are signed. */
export const SIGN_RULES = {
  algorithm: 'HS256',
  issuer: 'rex',
  audience: 'rex-api',
  expiresIn: TOKEN_LIFETIME_SECONDS,
} as const satisfies JwtSignOptions;

/** By which rules they are checked, besides `readClaims`. */
export const VERIFY_RULES = {
  algorithms: [SIGN_RULES.algorithm],
  issuer: SIGN_RULES.issuer,
  audience: SIGN_RULES.audience,
  maxAge: TOKEN_LIFETIME_SECONDS,
};

/**
 * The claims of a token of which signature, issuer, audience and age were checked. Undefined when it names no session, would be
 * valid for ever, or was issued in the future.
 */
export function readClaims(
  claims: Partial<Record<'sub' | 'sid' | 'exp' | 'iat', unknown>>,
  nowMs: number,
): TokenClaims | undefined {
  const { sub, sid, exp, iat } = claims;
  if (typeof sub !== 'string' || typeof sid !== 'string') return undefined;
  if (typeof exp !== 'number' || typeof iat !== 'number') return undefined;
  return iat <= nowMs / 1000 + CLOCK_SKEW_SECONDS ? { sub, sid } : undefined;
}
