import { BlockList, isIP } from 'node:net';
import { parseCidr } from './parse-cidr';

/** Networks that can be asked whether an address lies in one of them. */
export class AddressSet {
  private readonly networks = new BlockList();

  constructor(cidrs: readonly string[] = []) {
    for (const each of cidrs) this.add(each);
  }

  /** Adds an address or a CIDR; throws a TypeError for anything else. */
  add(text: string): void {
    const cidr = parseCidr(text);
    if (!cidr) throw new TypeError(`"${text}" is no address and no CIDR`);
    this.networks.addSubnet(cidr.address, cidr.prefix, cidr.family);
  }

  /** Whether an address lies in one of the networks. An IPv4-mapped IPv6 address lies where its IPv4 address does. */
  has(address: string): boolean {
    const version = isIP(address);
    return version !== 0 && this.networks.check(address, version === 4 ? 'ipv4' : 'ipv6');
  }
}
