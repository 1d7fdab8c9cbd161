import { isIP } from 'node:net';
import { AddressSet } from './address-set';
import { isatapIpv4 } from './isatap-ipv4';
import { GLOBAL_IPV6, SPECIAL_IPV4, SPECIAL_IPV6 } from './special-purpose-addresses';

const specialIpv4 = new AddressSet(SPECIAL_IPV4);
const globalIpv6 = new AddressSet([GLOBAL_IPV6]);
const specialIpv6 = new AddressSet(SPECIAL_IPV6);

/**
 * Whether an address (four decimal numbers, or IPv6 text without brackets) is public unicast. Everything else is not: other
 * spellings, addresses with a zone, IPv6 forms that carry an IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  if (address.includes('%')) return false;
  switch (isIP(address)) {
    case 4:
      return !specialIpv4.has(address);
    case 6:
      return (
        globalIpv6.has(address) && !specialIpv6.has(address) && !specialIpv4.has(isatapIpv4(address) ?? '')
      );
    default:
      return false;
  }
}
