import type { ApiErrors } from '../common/problems/api-error';

/** Codes of accounts and of who may do what. */
export const AUTH_ERRORS = {
  unauthorized: { status: 401, meaning: 'Sign in first, and send `Authorization: Bearer …`.' },
  'login-failed': { status: 401, meaning: 'E-mail or password is wrong.' },
  'email-taken': { status: 409, meaning: 'There is an account with this e-mail.' },
} as const satisfies ApiErrors;
