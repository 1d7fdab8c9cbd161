import { UserError } from '@rex/platform';
import { readFileSync } from 'node:fs';

/** The operating system's user that the server runs as. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/**
 * Picks the user to run PostgreSQL as: PostgreSQL refuses to run as root, so root hands it to the first of `names` that
 * exists. Everybody else runs it as himself: undefined.
 * @throws UserError when none of the names exists.
 */
export function findServerUser(
  names: readonly string[] = ['postgres', 'nobody'],
  passwd = readPasswd(),
): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of names) {
    const user = parseUser(passwd, name);
    if (user) return user;
  }
  throw new UserError(
    'postgres-user-missing',
    `PostgreSQL refuses to run as root, and there is no user ${names.join(' or ')} to hand it to. Start REX as another user.`,
  );
}

/** Reads one user from text in the format of /etc/passwd; root itself never counts. */
export function parseUser(passwd: string, name: string): ServerUser | undefined {
  const fields = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .find((each) => each[0] === name);
  const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])];
  return Number.isInteger(uid) && Number.isInteger(gid) && uid !== 0 ? { uid, gid } : undefined;
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return '';
  }
}
