import { SetMetadata } from '@nestjs/common';

/**
 * What a caller must be allowed to do on a route. Whoever signed in with a password may do everything; a personal access token
 * only what its scopes say. `session` is for those who signed in alone: no token may change the account or make tokens.
 */
export type Need = 'read' | 'run' | 'write' | 'session';

export const NEED = 'need';

/** Says what a route needs. Every route has it, unless it is @Public(): a test fails for one that has neither. */
export const Needs = (need: Need) => SetMetadata(NEED, need);
