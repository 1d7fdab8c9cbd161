import { SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { ThrottlerOptions } from '@nestjs/throttler';
import type { ServerConfig } from '@rex/platform';
import type { RequestOfUser } from '../auth/current-user.decorator';
import { accountOf, addressOf } from './trackers';

/** Whose requests are counted together, and how many are too many. `none`: not counted here. */
export type ThrottlePolicy = 'api' | 'auth' | 'none';

const POLICY = 'throttlePolicy';
const MINUTE_MS = 60_000;

/** How much more than on one account an address may try on all accounts together: people behind one router share it. */
const ADDRESS_FACTOR = 10;

/** How much more than one address all addresses together may try on an account: few, or a botnet would guess on. */
const ACCOUNT_FACTOR = 5;

/** Says by which policy a controller or route is throttled; `api` when nothing is said. */
export const ThrottledAs = (policy: ThrottlePolicy) => SetMetadata(POLICY, policy);

/** What is counted: so many requests a minute of each tracker. A request without a tracker is not counted. */
interface Counter {
  name: string;
  policy: ThrottlePolicy;
  limit: number;
  trackerOf: (request: RequestOfUser) => string | undefined;
}

/**
 * The counters: API per user (or address); sign-in per address, per account, and per both. The address comes first: once it is
 * refused, no counters are made for the accounts it names.
 */
export function throttlers(config: ServerConfig): ThrottlerOptions[] {
  const auth = config.THROTTLE_AUTH_PER_MINUTE;
  const counters: Counter[] = [
    {
      name: 'api',
      policy: 'api',
      limit: config.THROTTLE_API_PER_MINUTE,
      trackerOf: ({ user, ip }) => user?.id ?? addressOf(ip),
    },
    {
      name: 'auth-address',
      policy: 'auth',
      limit: auth * ADDRESS_FACTOR,
      trackerOf: ({ ip }) => addressOf(ip),
    },
    { name: 'auth-account', policy: 'auth', limit: auth * ACCOUNT_FACTOR, trackerOf: accountOf },
    {
      name: 'auth',
      policy: 'auth',
      limit: auth,
      trackerOf: (request) => {
        const account = accountOf(request);
        return account === undefined ? undefined : `${addressOf(request.ip)} ${account}`;
      },
    },
  ];
  return counters.filter(({ limit }) => limit > 0).map(toThrottler);
}

function toThrottler({ name, policy, limit, trackerOf }: Counter): ThrottlerOptions {
  return {
    name,
    limit,
    ttl: MINUTE_MS,
    skipIf: (context) => policyOf(context) !== policy || trackerOf(requestOf(context)) === undefined,
    getTracker: (request) => trackerOf(request as unknown as RequestOfUser) ?? '',
    // All routes of a policy count together.
    generateKey: (_context, tracker) => `${name} ${tracker}`,
  };
}

function requestOf(context: ExecutionContext): RequestOfUser {
  return context.switchToHttp().getRequest<RequestOfUser>();
}

function policyOf(context: ExecutionContext): ThrottlePolicy {
  const said = [context.getHandler(), context.getClass()].map(
    (target) => Reflect.getMetadata(POLICY, target) as ThrottlePolicy | undefined,
  );
  return said.find((policy) => policy !== undefined) ?? 'api';
}
