import { UserError } from '@rex/platform';

const CURSOR_LENGTH = 22;
const UUID_PARTS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** The place behind an execution in a list, as callers get it: nothing that they should read or build. */
export function toCursor(executionId: string): string {
  return Buffer.from(executionId.replaceAll('-', ''), 'hex').toString('base64url');
}

/** The execution behind which a page begins. @throws UserError `cursor-invalid` */
export function fromCursor(cursor: string): string {
  if (cursor.length === CURSOR_LENGTH) {
    const id = Buffer.from(cursor, 'base64url').toString('hex').replace(UUID_PARTS, '$1-$2-$3-$4-$5');
    if (toCursor(id) === cursor) return id;
  }
  throw new UserError(
    'cursor-invalid',
    '"cursor" must be the "nextCursor" of the page before, as it is. Leave it out to begin with the newest.',
  );
}
