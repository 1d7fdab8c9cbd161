import { isIPv6 } from 'node:net';

/** An interface identifier of ISATAP (RFC 5214): 0:5efe or 200:5efe, then an IPv4 address to which the packet is tunnelled. */
const ISATAP = /:(?:0|200):5efe:([0-9a-f]+):([0-9a-f]+)$/;

/**
 * The IPv4 address inside an ISATAP address, whatever its prefix; undefined when it is none. A machine with such an interface
 * would send there.
 */
export function isatapIpv4(address: string): string | undefined {
  if (!isIPv6(address) || address.includes('%')) return undefined;
  const match = ISATAP.exec(groupsOf(address).join(':'));
  if (!match) return undefined;
  const [high, low] = [Number.parseInt(match[1] ?? '', 16), Number.parseInt(match[2] ?? '', 16)];
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
}

/** The eight groups, without leading zeros, in small letters. */
function groupsOf(address: string): string[] {
  // The URL parser knows every notation and shortens to one.
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [before = '', after] = canonical.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  return [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
}
