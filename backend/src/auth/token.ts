/** What an access token says, and by which rules it is made and checked. */
export interface TokenClaims {
  /** The user's id. */
  sub: string;
  /** When it expires, in seconds since 1970. */
  exp: number;
}

export const TOKEN_ALGORITHM = 'HS256';
export const TOKEN_ISSUER = 'rex';
export const TOKEN_AUDIENCE = 'rex-api';
export const TOKEN_LIFETIME_SECONDS = 3600;
