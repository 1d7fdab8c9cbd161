import { runMigrations } from '@rex/database';
import { loadConfig, requireNodeVersion, UserError } from '@rex/platform';
import { migrateQueue } from '@rex/queue';

/** Brings the database up to date, then ends. Safe to run from several processes at once. */
async function main(): Promise<void> {
  requireNodeVersion();
  const { DATABASE_URL, REDIS_URL } = loadConfig();
  if (!DATABASE_URL) throw new UserError('config-missing', 'Set DATABASE_URL to the database to migrate.');
  const applied = await runMigrations(DATABASE_URL);
  if (!REDIS_URL) await migrateQueue(DATABASE_URL);
  process.stdout.write(
    applied.length > 0 ? `applied ${applied.join(', ')}\n` : 'the database is up to date\n',
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
