import { readFileSync } from 'node:fs';

/** How to start a process as another user: options of `spawn`. */
export interface RunAs {
  uid?: number;
  gid?: number;
}

/**
 * The first of these users that this system has, when the tests run as root. Otherwise nobody else: the tests' own user is
 * not root then either.
 */
export function runAs(...names: string[]): RunAs {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of [...names, 'nobody']) {
    const user = users.find(([name]) => name === wanted);
    if (user) return { uid: Number(user[2]), gid: Number(user[3]) };
  }
  throw new Error(`this system has none of the users ${names.join(', ')}, nobody`);
}
