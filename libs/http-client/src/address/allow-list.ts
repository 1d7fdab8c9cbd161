import { AddressSet } from './address-set';

/** Where a connection would go. */
export interface Endpoint {
  /** As the URL parser spells it: small letters, no brackets, no dot at the end. */
  host: string;
  port: number;
  address: string;
}

/** What an operator lets the client reach although it is private. Made by parseAllowList. */
export class AllowList {
  private readonly hosts = new Set<string>();
  private readonly networks = new Map<number | 'any', AddressSet>();

  /** Permits whatever addresses a host has, on one port or all. */
  addHost(host: string, port?: number): void {
    this.hosts.add(`${host}:${port ?? 'any'}`);
  }

  /** Permits an address or a CIDR, on one port or all. */
  addNetwork(cidr: string, port?: number): void {
    const networks = this.networks.get(port ?? 'any') ?? new AddressSet();
    networks.add(cidr);
    this.networks.set(port ?? 'any', networks);
  }

  /** Whether an entry covers the endpoint. */
  permits({ host, port, address }: Endpoint): boolean {
    return [port, 'any' as const].some(
      (each) => this.hosts.has(`${host}:${each}`) || this.networks.get(each)?.has(address),
    );
  }

  /** Whether an entry names this very port of the host: it then opens the port too. */
  namesPort(host: string, port: number): boolean {
    return this.hosts.has(`${host}:${port}`) || (this.networks.get(port)?.has(host) ?? false);
  }
}
