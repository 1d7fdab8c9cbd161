import { UserError } from '@rex/platform';

/** Says that a body is over the limit, as it came in or decompressed. */
export function bodyTooLarge(maxBytes: number, cause?: unknown): UserError {
  return new UserError(
    'body-too-large',
    `The body is larger than the ${maxBytes} bytes of LIMIT_BODY_BYTES, as it is sent or decompressed.`,
    { status: 413, cause },
  );
}
