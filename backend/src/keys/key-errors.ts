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
  'key-unreadable': {
    status: 422,
    meaning:
      'The secret of the stored key can no longer be decrypted, so it stays bound to what it was stored with. Send `key` with the change.',
  },
  'key-test-url-missing': {
    status: 422,
    meaning: 'A key of the provider `http` is tested against a URL: send `url`.',
  },
} as const satisfies ApiErrors;
