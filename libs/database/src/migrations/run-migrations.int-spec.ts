import { createTestDatabase, type TestDatabase } from '@rex/testing/stack';
import { Client } from 'pg';
import { openDatabase } from '../open-database';
import { ALL_MIGRATIONS } from './all-migrations';
import { revertMigrations, runMigrations } from './run-migrations';

/** Everything that migrations make, read from the catalogue. */
const SCHEMA = `
  SELECT 'column' AS kind, table_name || '.' || column_name AS name,
    concat_ws(' ', ordinal_position, data_type, is_nullable, column_default) AS definition
  FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'schema_migrations'
  UNION ALL SELECT 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT 'function', proname, pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT 'options', relname, reloptions::text FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND reloptions IS NOT NULL
  ORDER BY kind, name`;

describe('runMigrations', () => {
  let testDatabase: TestDatabase;
  const names = ALL_MIGRATIONS.map((migration) => migration.name);

  beforeEach(async () => {
    testDatabase = await createTestDatabase();
  });

  afterEach(() => testDatabase.drop());

  const schema = async () => {
    const client = new Client({ connectionString: testDatabase.url });
    await client.connect();
    const { rows } = await client.query<{ kind: string; name: string; definition: string }>(SCHEMA);
    await client.end();
    return rows.filter((row) => !row.name.includes('schema_migrations'));
  };

  it('goes up, down to nothing and up to the same schema again', async () => {
    expect(await runMigrations(testDatabase.url)).toEqual(names);
    const first = await schema();
    expect(await revertMigrations(testDatabase.url)).toEqual(names.toReversed());
    expect(await schema()).toEqual([]);
    expect(await runMigrations(testDatabase.url)).toEqual(names);
    expect(await schema()).toEqual(first);
    expect(first.length).toBeGreaterThan(50);
  });

  it('applies nothing twice', async () => {
    await runMigrations(testDatabase.url);
    expect(await runMigrations(testDatabase.url)).toEqual([]);
  });

  it('lets one of several processes apply, and the others wait for it', async () => {
    const applied = await Promise.all([1, 2, 3, 4].map(() => runMigrations(testDatabase.url)));
    expect(applied.flat()).toEqual(names);
  });

  it('tells what is pending before and after', async () => {
    const database = await openDatabase({ url: testDatabase.url, applicationName: 'rex-test' });
    expect(await database.health.pendingMigrations()).toEqual(names);
    await runMigrations(testDatabase.url);
    expect(await database.health.pendingMigrations()).toEqual([]);
    await database.close();
  });

  it('says that the database is away', async () => {
    await expect(runMigrations('postgres://rex@127.0.0.1:1/none')).rejects.toMatchObject({
      code: 'database-unavailable',
    });
  });
});
