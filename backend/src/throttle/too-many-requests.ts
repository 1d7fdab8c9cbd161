import { UserError } from '@rex/platform';
import type { Allowance } from './allowance';

/** The answer to what comes too often: 429, with the time to wait. */
export function tooManyRequests({ limit, resetSeconds }: Allowance, what = 'requests'): UserError {
  return new UserError(
    'too-many-requests',
    `More than ${limit} ${what} in a minute. Try again in ${resetSeconds} s.`,
    { status: 429, headers: { 'retry-after': String(resetSeconds) } },
  );
}
