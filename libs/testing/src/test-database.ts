import { newId, newSecret } from '@rex/platform';
import { Client } from 'pg';
import { startProgram } from './stack/program';
import { databaseServerUrl } from './test-services';

/** A database of one test file. */
export interface TestDatabase {
  url: string;
  /** Runs a statement of the test's own, to look behind the API. */
  query(statement: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Cuts its sessions and removes it. */
  drop(): Promise<void>;
}

/** What the databases are copied from that have all tables. */
const TEMPLATE = 'ready_template';
const READY = 'ready_';
/** Names the lock under which the template is made, once for all test files. */
const LOCK = 4711;

/** Makes a fresh, empty database on the PostgreSQL of this test run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${newId().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name}`);
  return handle(name);
}

/** Makes a fresh database that has been migrated by the built backend: once per test run, and copied from then on. */
export async function createReadyDatabase(): Promise<TestDatabase> {
  const name = `${READY}${newId().replaceAll('-', '')}`;
  await withServer(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (known.rowCount === 0) await makeTemplate(client);
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  });
  return handle(name);
}

/** Whether a database has all tables already. */
export function isReadyDatabase(url: string): boolean {
  return new URL(url).pathname.startsWith(`/${READY}`);
}

/** Migrates a database as an operator does. */
export async function migrateDatabase(environment: Record<string, string>): Promise<void> {
  const migration = startProgram('backend', environment, 'migrate');
  if ((await migration.exited) !== 0) throw new Error(`migration failed:\n${migration.output()}`);
}

async function makeTemplate(client: Client): Promise<void> {
  const draft = `draft_${TEMPLATE}`;
  await client.query(`DROP DATABASE IF EXISTS ${draft}`);
  await client.query(`CREATE DATABASE ${draft}`);
  await migrateDatabase({
    PATH: process.env['PATH'] ?? '',
    DATABASE_URL: urlOf(draft),
    DATABASE_TIMEOUT_MS: '20000',
    JWT_SECRET: newSecret(),
    ENCRYPTION_KEY: newSecret(),
    LOG_LEVEL: 'warn',
  });
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${TEMPLATE}`);
}

function handle(name: string): TestDatabase {
  const url = urlOf(name);
  return {
    url,
    query: (statement, values) => onServer(statement, values, url),
    drop: async () => {
      await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

function urlOf(name: string): string {
  const url = new URL(databaseServerUrl());
  url.pathname = `/${name}`;
  return url.href;
}

function onServer(
  statement: string,
  values: unknown[] = [],
  url?: string,
): Promise<Record<string, unknown>[]> {
  return withServer(
    async (client) => (await client.query<Record<string, unknown>>(statement, values)).rows,
    url,
  );
}

async function withServer<Result>(
  use: (client: Client) => Promise<Result>,
  url = databaseServerUrl(),
): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
