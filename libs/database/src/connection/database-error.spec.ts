import { OperationalError, UserError } from '@rex/platform';
import { inspect } from 'node:util';
import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { isConnectionBroken, isTransient, isUniqueViolation, toDatabaseError } from './database-error';

const raised = (message: string, code?: string, constraint?: string) =>
  Object.assign(new Error(message), { code, constraint });

describe('database errors', () => {
  it.each([
    ['ECONNREFUSED', 'connect ECONNREFUSED'],
    ['ECONNRESET', 'read ECONNRESET'],
    ['57P01', 'terminating connection due to administrator command'],
    ['57P03', 'the database system is starting up'],
    ['08006', 'connection failure'],
    [undefined, 'Connection terminated unexpectedly'],
  ])('takes %s for a broken connection, tries again, and says that the database is away', (code, message) => {
    const error = raised(message, code);
    expect([isConnectionBroken(error), isTransient(error)]).toEqual([true, true]);
    expect(toDatabaseError(error)).toMatchObject({
      name: 'OperationalError',
      code: 'database-unavailable',
      cause: error,
    });
  });

  it.each([
    'timeout exceeded when trying to connect',
    'Connection terminated due to connection timeout',
    'Query read timeout',
  ])('does not try again after "%s": the caller has waited long enough', (message) => {
    expect(isTransient(raised(message))).toBe(false);
    expect(toDatabaseError(raised(message))).toMatchObject({ code: 'database-unavailable' });
  });

  it.each(['40001', '40P01'])('tries again after %s on the same connection', (code) => {
    const error = raised('crossed', code);
    expect([isConnectionBroken(error), isTransient(error)]).toEqual([false, true]);
    expect(toDatabaseError(error)).toMatchObject({ code: 'database-busy' });
  });

  it('looks through the wrapping of TypeORM', () => {
    const error = new QueryFailedError('INSERT', [], raised('duplicate', '23505', 'users_email_key'));
    expect(isUniqueViolation(error, 'users_email_key')).toBe(true);
    expect(isUniqueViolation(error, 'other_key')).toBe(false);
    expect(toDatabaseError(new QueryFailedError('SELECT', [], raised('gone', 'ECONNRESET')))).toBeInstanceOf(
      OperationalError,
    );
  });

  it('blames the caller for text that cannot be stored', () => {
    expect(toDatabaseError(raised('invalid byte sequence', '22021'))).toBeInstanceOf(UserError);
  });

  it('passes our own mistakes on as they are', () => {
    const error = raised('syntax error', '42601');
    expect(toDatabaseError(error)).toBe(error);
  });

  it('keeps parameters and rows off every error, because errors end up in logs', () => {
    const fromServer = new DatabaseError('value too long', 1, 'error');
    Object.assign(fromServer, { code: '22001', detail: 'Failing row contains (hunter2).' });
    const wrapped = (code: string) => new QueryFailedError('INSERT', ['hunter2'], raised('broke', code));
    for (const error of [fromServer, wrapped('42601'), wrapped('ECONNRESET'), wrapped('22021')]) {
      const seen = inspect(toDatabaseError(error), { depth: null, showHidden: true });
      expect(seen).not.toContain('hunter2');
    }
    expect(toDatabaseError(wrapped('42601'))).toMatchObject({ message: 'broke', code: '42601' });
  });
});
