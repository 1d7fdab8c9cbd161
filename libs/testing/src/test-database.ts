import { newId } from '@rex/platform';
import { Client } from 'pg';
import { databaseServerUrl } from './test-services';

/** A database of one test file. */
export interface TestDatabase {
  url: string;
  /** Cuts its sessions and removes it. */
  drop(): Promise<void>;
}

/** Makes a fresh, empty database on the PostgreSQL of this test run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${newId().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name}`);
  const url = new URL(databaseServerUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: databaseServerUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
