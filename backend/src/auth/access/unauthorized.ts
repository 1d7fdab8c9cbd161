import { UserError } from '@rex/platform';

/** What a scheme of sign-in an answer 401 names (RFC 9110, section 11.6.1). */
export const ASK_FOR_BEARER = { 'www-authenticate': 'Bearer' };

/** The answer to a request whose token is missing, forged, expired or ended: it says no more than that. */
export function unauthorized(): UserError {
  return new UserError('unauthorized', 'Sign in first: send "Authorization: Bearer <access token>".', {
    status: 401,
    headers: ASK_FOR_BEARER,
  });
}
