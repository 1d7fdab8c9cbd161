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
      'The secret of the stored key can no longer be decrypted, so it stays bound to what it was stored with and is sent to nobody. Send `key` with a change.',
  },
  'key-test-url-missing': {
    status: 422,
    meaning: 'A key of the provider `http` is tested against a URL: send `url`.',
  },
  'key-has-no-models': {
    status: 422,
    meaning:
      'The key is for no provider of language models, or does not say where that is: give it a `baseUrl`.',
  },
  'key-refused': {
    status: 422,
    meaning: 'The provider refuses the key, or no header can carry it; `detail` has what it said.',
  },
  'refused-target': {
    status: 422,
    meaning:
      'The base URL of the key leads to what is not on the public internet, or to a refused port. See `HTTP_ALLOW_PRIVATE`.',
  },
  'provider-error': {
    status: 502,
    meaning: 'The provider answers with an error that is not about the key, or with no list of models.',
  },
  'provider-unreachable': {
    status: 502,
    meaning: 'The provider can not be reached, or closes the connection too early.',
  },
  'provider-timeout': { status: 504, meaning: 'The provider gives no list of models within 10 s.' },
} as const satisfies ApiErrors;
