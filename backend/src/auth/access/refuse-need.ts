import { UserError } from '@rex/platform';
import type { SignedInBy } from '../current-user.decorator';
import type { Need } from '../needs.decorator';

/**
 * Why somebody may not use a route that needs this; undefined when they may. A session may do everything, a token what its scopes
 * say, none of which implies another. A route that says nothing is closed to all: it was forgotten.
 */
export function refuseNeed(need: Need | undefined, by: SignedInBy): UserError | undefined {
  if (need === undefined) return refusal('forbidden', 'This route is closed: it does not say what it needs.');
  if (by.kind === 'session') return undefined;
  if (need === 'session') {
    return refusal(
      'session-required',
      'No personal access token may do this. Sign in with your password, and send the access token.',
    );
  }
  if (by.scopes.includes(need)) return undefined;
  return refusal(
    'scope-missing',
    `This needs a personal access token with the scope "${need}"; yours has ${by.scopes.join(', ')}. Make one that has it.`,
  );
}

function refusal(code: string, message: string): UserError {
  return new UserError(code, message, { status: 403 });
}
