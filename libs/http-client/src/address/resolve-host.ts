import { lookup } from 'node:dns/promises';

/** Asks the system for all addresses of a name, hosts file included, in the order it gives them. */
export async function resolveHost(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true, order: 'verbatim' });
  return found.map((each) => each.address);
}
