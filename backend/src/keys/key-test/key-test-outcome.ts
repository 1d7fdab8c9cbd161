/** What a test of a key can come to. `key-unreadable`: it was not sent, because it can't be decrypted. */
export const KEY_TEST_CODES = [
  'ok',
  'key-refused',
  'provider-unreachable',
  'provider-error',
  'refused-target',
  'timeout',
  'key-unreadable',
] as const;

export type KeyTestCode = (typeof KEY_TEST_CODES)[number];

/** A verdict in words. `status`: of the HTTP answer, when there was one. */
export interface KeyTestOutcome {
  code: KeyTestCode;
  message: string;
  status?: number;
}
