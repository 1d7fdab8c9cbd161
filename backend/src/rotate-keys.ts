import { rotateStoredKeys } from '@rex/database';
import { loadConfig, requireNodeVersion, UserError } from '@rex/platform';

/**
 * Encrypts all stored keys with ENCRYPTION_KEY that were encrypted with one of ENCRYPTION_KEY_FORMER, then ends: with 0 when all
 * are, with 1 when some can't be opened. Safe to kill, to run again and to run from several processes at once.
 */
async function main(): Promise<number> {
  requireNodeVersion();
  const { DATABASE_URL, ENCRYPTION_KEY, ENCRYPTION_KEY_FORMER } = loadConfig();
  if (!DATABASE_URL || !ENCRYPTION_KEY) {
    throw new UserError(
      'config-missing',
      'Set DATABASE_URL, ENCRYPTION_KEY to the new encryption key, and ENCRYPTION_KEY_FORMER to the former one.',
    );
  }
  const { unreadable } = await rotateStoredKeys({
    databaseUrl: DATABASE_URL,
    encryptionKey: ENCRYPTION_KEY,
    formerEncryptionKeys: ENCRYPTION_KEY_FORMER,
    print: (line) => process.stdout.write(`${line}\n`),
  });
  return unreadable.length === 0 ? 0 : 1;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
