import { UserError } from '../errors/errors';

const NEEDED = { major: 24, minor: 15 };

/**
 * Makes sure that the program runs on a Node that can hold it: sandbox processes need its permission model.
 * @throws UserError `node-too-old` with the way out.
 */
export function requireNodeVersion(version = process.versions.node): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor)) return;
  throw new UserError(
    'node-too-old',
    `This is Node ${version}; REX needs ${NEEDED.major}.${NEEDED.minor} or newer, which "npm ci" brings along. ` +
      'Start by npm, which uses that one: npm start, or npm run backend, npm run worker, npm run migrate.',
  );
}
