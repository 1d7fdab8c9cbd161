/**
 * What a test of a key can come to, and what it means (Markdown; stands in docs/errors.md). `key-unreadable`: it was not sent,
 * because it can't be decrypted.
 */
export const KEY_TEST_MEANINGS = {
  ok: 'The provider takes the key.',
  'key-refused': 'The provider refuses the key, or no header can carry it.',
  'provider-unreachable':
    'The host is unknown, takes no connection, closes it too early, or has no certificate that is to be trusted.',
  'provider-error':
    'The provider answers with an error that is not about the key, with no list of models, or leads elsewhere; `status` and `message` say which.',
  'refused-target':
    'The URL leads to what is not on the public internet, or to a refused port. See `HTTP_ALLOW_PRIVATE`.',
  timeout: 'No answer within 10 s.',
  'key-unreadable': "The stored key can't be decrypted: store its secret again.",
} as const;

export type KeyTestCode = keyof typeof KEY_TEST_MEANINGS;

export const KEY_TEST_CODES = Object.keys(KEY_TEST_MEANINGS) as KeyTestCode[];

/** A verdict in words. `status`: of the HTTP answer, when there was one. */
export interface KeyTestOutcome {
  code: KeyTestCode;
  message: string;
  status?: number;
}
