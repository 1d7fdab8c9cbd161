import { UserError } from '@rex/platform';

const MAX_LENGTH = 255;

/** Checks an Idempotency-Key header. Undefined when there is none. @throws UserError `idempotency-key-invalid` */
export function idempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const key = header.trim();
  if (key === '' || key.length > MAX_LENGTH) {
    throw new UserError(
      'idempotency-key-invalid',
      `Idempotency-Key must have 1 to ${MAX_LENGTH} characters.`,
    );
  }
  return key;
}
