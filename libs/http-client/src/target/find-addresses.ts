import { isIP } from 'node:net';
import type { AllowList } from '../address/allow-list';
import { interleaveFamilies } from '../address/interleave-families';
import { isPublicAddress } from '../address/is-public-address';
import type { ResolveHost } from '../http-client';
import { HttpClientError } from '@rex/node-sdk';
import { BAD_PORTS } from './bad-ports';
import type { Target } from './read-target';

/** By what a target is judged. */
export interface TargetPolicy {
  allowList: AllowList;
  allowedPorts?: ReadonlySet<number>;
  resolve: ResolveHost;
}

const MAX_ADDRESSES = 4;

/**
 * Finds the addresses that the client may connect to for a target, best first, four at most. Those that are neither public
 * nor on the allow-list are left out; it throws when none remains, when the port is refused and when the name is unknown.
 */
export async function findAddresses(target: Target, policy: TargetPolicy): Promise<string[]> {
  checkPort(target, policy);
  const { host, port } = target;
  const known = isIP(host) === 0 ? await resolveName(target, policy.resolve) : [host];
  const permitted = known.filter(
    (address) => isPublicAddress(address) || policy.allowList.permits({ host, port, address }),
  );
  if (permitted.length === 0) {
    // Without the addresses: what an internal name stands for is not for the caller to learn.
    throw new HttpClientError(
      'address-refused',
      `${target.url.origin} is not on the public internet; the operator can allow it with HTTP_ALLOW_PRIVATE`,
    );
  }
  return interleaveFamilies([...new Set(permitted)]).slice(0, MAX_ADDRESSES);
}

function checkPort({ host, port, url }: Target, { allowList, allowedPorts }: TargetPolicy): void {
  if (allowList.namesPort(host, port)) return;
  if (allowedPorts ? allowedPorts.has(port) : !BAD_PORTS.has(port)) return;
  throw new HttpClientError('port-refused', `Port ${port} of ${url.origin} must not be called`);
}

async function resolveName({ host, url }: Target, resolve: ResolveHost): Promise<string[]> {
  let cause: unknown;
  try {
    const addresses = await resolve(host);
    if (addresses.length > 0) return addresses.filter((each) => isIP(each) !== 0);
  } catch (error) {
    cause = error;
  }
  throw new HttpClientError('dns-failed', `The host of ${url.origin} was not found`, { cause });
}
