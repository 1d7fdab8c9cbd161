import { normalizeIp } from '@nestjs/throttler';
import { canonicalEmail } from '../auth/account/canonical-email';

/** A subscriber of IPv6 usually has this many leading bits to themselves, and all addresses below them (RFC 6177). */
const IPV6_PREFIX_BITS = 64;

/** Longest text of an address: a header of a trusted proxy may hold anything. */
const MAX_ADDRESS_LENGTH = 45;

const MAX_EMAIL_LENGTH = 254;

/** By what requests of one address are counted: IPv4 as it is, IPv6 by its network. */
export function addressOf(ip: string): string {
  return normalizeIp(ip.slice(0, MAX_ADDRESS_LENGTH), IPV6_PREFIX_BITS);
}

/** Whose account a request of sign-in is about: the signed-in user's, else the one it names. Undefined when it names none. */
export function accountOf(request: { user?: { email: string }; body: unknown }): string | undefined {
  const { user, body } = request;
  if (user) return canonicalEmail(user.email);
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : undefined;
  return typeof email === 'string' ? canonicalEmail(email).slice(0, MAX_EMAIL_LENGTH) : undefined;
}
