import type { ApiErrors } from '../common/problems/api-error';

/** Codes of stored keys. */
export const KEY_ERRORS = {
  'key-name-taken': {
    status: 409,
    meaning: 'You have a stored key of this name for this provider. Choose another name, or delete that key.',
  },
  'too-many-keys': {
    status: 422,
    meaning: "You have as many stored keys as `LIMIT_KEYS` allows. Delete those you don't use.",
  },
} as const satisfies ApiErrors;
