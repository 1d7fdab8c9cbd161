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

/** Outcomes of a test of a key, and what they mean (Markdown): `code` in its answer, which has the status 200 whatever it is. */
export const KEY_TEST_OUTCOMES = {
  ok: 'The provider takes the key.',
  'key-refused': 'The provider refuses the key, or no header can carry it.',
  'provider-unreachable':
    'The host is unknown, takes no connection, closes it too early, or has no certificate that is to be trusted.',
  'provider-error':
    'The provider answers with an error that is not about the key, or leads elsewhere; `status` and `message` say which.',
  'refused-target':
    'The URL leads to what is not on the public internet, or to a refused port. See `HTTP_ALLOW_PRIVATE`.',
  timeout: 'No answer within 10 s.',
  'key-unreadable': "The stored key can't be decrypted: store its secret again.",
} as const;
