import { SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { ThrottlerOptions } from '@nestjs/throttler';
import type { ServerConfig } from '@rex/platform';
import type { FastifyRequest } from 'fastify';
import type { CurrentUser } from '../auth/current-user.decorator';

/** Whose requests are counted together, and how many are too many. `none`: not counted. */
export type ThrottlePolicy = 'api' | 'auth' | 'webhook' | 'none';

const POLICY = 'throttlePolicy';
const MINUTE_MS = 60_000;

/** Says by which policy a controller or route is throttled; `api` when nothing is said. */
export const ThrottledAs = (policy: ThrottlePolicy) => SetMetadata(POLICY, policy);

/** The policies: API per user (or address), sign-in per address and account, webhooks per workflow. */
export function throttlers(config: ServerConfig): ThrottlerOptions[] {
  const policies: [ThrottlePolicy, number, (request: Request) => string][] = [
    ['api', config.THROTTLE_API_PER_MINUTE, ({ user, ip }) => user?.id ?? ip],
    ['auth', config.THROTTLE_AUTH_PER_MINUTE, ({ ip, body }) => `${ip} ${accountOf(body)}`],
    ['webhook', config.THROTTLE_WEBHOOK_PER_MINUTE, ({ params }) => params.workflowId ?? ''],
  ];
  return policies
    .filter(([, limit]) => limit > 0)
    .map(([name, limit, trackerOf]) => ({
      name,
      limit,
      ttl: MINUTE_MS,
      setHeaders: false,
      skipIf: (context) => policyOf(context) !== name,
      getTracker: (request) => trackerOf(request as unknown as Request),
      // All routes of a policy count together.
      generateKey: (_context, tracker) => `${name} ${tracker}`,
    }));
}

type Request = FastifyRequest<{ Params: { workflowId?: string } }> & { user?: CurrentUser };

function policyOf(context: ExecutionContext): ThrottlePolicy {
  const said = [context.getHandler(), context.getClass()].map(
    (target) => Reflect.getMetadata(POLICY, target) as ThrottlePolicy | undefined,
  );
  return said.find((policy) => policy !== undefined) ?? 'api';
}

function accountOf(body: unknown): string {
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : '';
  return typeof email === 'string' ? email.trim().toLowerCase().slice(0, 254) : '';
}
