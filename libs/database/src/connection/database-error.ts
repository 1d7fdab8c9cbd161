import { OperationalError, UserError } from '@rex/platform';
import { DatabaseError as PgError } from 'pg';
import { QueryFailedError } from 'typeorm';

/** Node's codes of a connection that could not be made or that broke. */
const BROKEN_CODES = new Set([
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ENOENT',
  ],
]);

/** pg gives no code to these. */
const BROKEN_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;
const TIMEOUT_MESSAGE = 'Query read timeout';

/** Sessions that the server ended or does not take now: 57P01, 57P02, 57P03, 53300, 25P03 (it was silent in a transaction). */
const TURNED_AWAY = new Set(['57P01', '57P02', '57P03', '53300', '25P03']);
/** Two transactions crossed: serialization failure, deadlock. */
const CROSSED = new Set(['40001', '40P01']);

/** What errors of pg and of Node tell. */
interface DriverError {
  message?: string;
  code?: string;
  constraint?: string;
}

/** The error that the driver raised, without TypeORM's wrapping. */
function driverError(error: unknown): DriverError {
  if (error instanceof QueryFailedError) return driverError(error.driverError);
  return typeof error === 'object' && error !== null ? error : {};
}

/** True when the connection can't be used any more. */
export function isConnectionBroken(error: unknown): boolean {
  const { code = '', message = '' } = driverError(error);
  if (BROKEN_CODES.has(code) || TURNED_AWAY.has(code) || code.startsWith('08')) return true;
  return BROKEN_MESSAGES.test(message) || message === TIMEOUT_MESSAGE;
}

/** True when the same statement may well succeed at once or a moment later. A timeout is not among them. */
export function isTransient(error: unknown): boolean {
  const { code = '', message = '' } = driverError(error);
  if (CROSSED.has(code)) return true;
  return isConnectionBroken(error) && !message.includes('timeout');
}

/** True when a row with the same key is there already. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const raised = driverError(error);
  return raised.code === '23505' && raised.constraint === constraint;
}

/** True when a row that is referred to is gone. */
export function isReferenceBroken(error: unknown): boolean {
  return driverError(error).code === '23503';
}

/** True when a row breaks the named rule of its table. */
export function isCheckViolation(error: unknown, constraint: string): boolean {
  const raised = driverError(error);
  return raised.code === '23514' && raised.constraint === constraint;
}

/**
 * What callers get to see: an OperationalError when the database is away or busy, else an error without the statement's
 * values. Drivers hang parameters and whole rows on their errors, and errors end up in logs.
 */
export function toDatabaseError(error: unknown): unknown {
  const { code = '' } = driverError(error);
  const cause = withoutValues(error);
  const options = { retryAfterSeconds: 2, cause };
  if (CROSSED.has(code))
    return new OperationalError('database-busy', 'The database is busy. Try again.', options);
  // 57014: the statement took too long. 53: out of disk, memory or connections. 25006: a standby.
  if (isConnectionBroken(error) || code === '57014' || code.startsWith('53') || code === '25006') {
    return new OperationalError('database-unavailable', 'The database is not available.', options);
  }
  if (code === '22021') {
    return new UserError(
      'text-not-storable',
      'The text holds a zero character, which cannot be stored. Remove it.',
      { cause },
    );
  }
  return cause;
}

/** The error of a driver with its message, code and stack, and nothing of what was written or read. */
function withoutValues(error: unknown): unknown {
  const { code, constraint, message } = driverError(error);
  const isDriverError = error instanceof QueryFailedError || error instanceof PgError;
  if (!isDriverError || !(error instanceof Error)) return error;
  const plain = Object.assign(new Error(message), { name: 'DatabaseError', code, constraint });
  plain.stack = error.stack;
  return plain;
}
