import type { ApiErrors } from '../common/problems/api-error';

/** Codes of accounts and of who may do what. */
export const AUTH_ERRORS = {
  unauthorized: {
    status: 401,
    meaning:
      'Sign in first, and send `Authorization: Bearer …`. Also when the token expired, or its session or account ended.',
  },
  'login-failed': { status: 401, meaning: 'E-mail or password is wrong.' },
  'session-ended': {
    status: 401,
    meaning:
      'The session of the cookie has ended: signed out, unused for too long, or its refresh token was used twice. Sign in again.',
  },
  'scope-missing': {
    status: 403,
    meaning: 'The personal access token lacks a scope; `detail` names it. Make a token that has it.',
  },
  'session-required': {
    status: 403,
    meaning: 'No personal access token may do this, whatever its scopes. Sign in with a password.',
  },
  'origin-refused': {
    status: 403,
    meaning: 'A page of another origin asked for it. `CORS_ORIGINS` says which may.',
  },
  'registration-closed': {
    status: 403,
    meaning: 'Nobody can make an account here, or nobody any more: `REGISTRATION` says who may.',
  },
  'email-taken': { status: 409, meaning: 'There is an account with this e-mail.' },
  'password-wrong': { status: 422, meaning: 'The current password is another one. Nothing was changed.' },
  'too-many-tokens': {
    status: 422,
    meaning:
      "You have as many personal access tokens as `LIMIT_TOKENS` allows, expired ones included. Delete those you don't use.",
  },
  'sign-in-busy': {
    status: 503,
    meaning: 'Too many passwords are being checked right now. Try again after `Retry-After`.',
  },
} as const satisfies ApiErrors;
