import { newId } from '@rex/platform';
import { Client } from 'pg';
import { databaseServerUrl } from './test-services';

/** A database of one test file. */
export interface TestDatabase {
  url: string;
  /** Runs a statement of the test's own, to look behind the API. */
  query(statement: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Cuts its sessions and removes it. */
  drop(): Promise<void>;
}

/** Makes a fresh, empty database on the PostgreSQL of this test run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${newId().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name}`);
  const url = new URL(databaseServerUrl());
  url.pathname = `/${name}`;
  return {
    url: url.href,
    query: (statement, values) => onServer(statement, values, url.href),
    drop: async () => {
      await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(
  statement: string,
  values: unknown[] = [],
  url = databaseServerUrl(),
): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement, values)).rows;
  } finally {
    await client.end();
  }
}
