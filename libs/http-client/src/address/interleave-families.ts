import { isIPv6 } from 'node:net';

/** Alternates IPv6 and IPv4 addresses, starting with the family that came first, so that a dead family costs one try. */
export function interleaveFamilies(addresses: readonly string[]): string[] {
  const [first] = addresses;
  if (first === undefined) return [];
  const preferred = addresses.filter((each) => isIPv6(each) === isIPv6(first));
  const others = addresses.filter((each) => isIPv6(each) !== isIPv6(first));
  const rounds = Math.max(preferred.length, others.length);
  return Array.from({ length: rounds }, (_, round) => [preferred[round], others[round]])
    .flat()
    .filter((each) => each !== undefined);
}
