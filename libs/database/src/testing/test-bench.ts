import { newId } from '@rex/platform';
import type { TestDatabase } from '@rex/testing/stack';
import { Client, type QueryResultRow } from 'pg';
import type { DatabaseOptions } from '../connection/database-options';
import { runMigrations } from '../migrations/run-migrations';
import { openDatabase, type Database } from '../open-database';

/** A migrated database of one test file, with a plain connection to look behind the repositories. */
export interface TestBench {
  url: string;
  database: Database;
  open(options?: Partial<DatabaseOptions>): Promise<Database>;
  query<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Makes a user with a workflow of one version. */
  seedWorkflow(documentJson?: string): Promise<{ ownerId: string; workflowId: string; version: number }>;
  close(): Promise<void>;
}

/** Makes a bench of an empty database. Close it in afterAll. */
export async function createTestBench(
  { url, drop }: TestDatabase,
  options: Partial<DatabaseOptions> = {},
): Promise<TestBench> {
  await runMigrations(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  const opened: Database[] = [];
  const open = async (more: Partial<DatabaseOptions> = {}) => {
    const database = await openDatabase({
      url,
      applicationName: 'rex-test',
      poolSize: 4,
      ...options,
      ...more,
    });
    opened.push(database);
    return database;
  };
  const database = await open();
  return {
    url,
    database,
    open,
    query: async <Row extends QueryResultRow>(text: string, values?: unknown[]) =>
      (await client.query<Row>(text, values)).rows,
    seedWorkflow: async (documentJson = '{}') => {
      const [ownerId, workflowId] = [newId(), newId()];
      await database.users.create({
        id: ownerId,
        email: `${ownerId}@example.org`,
        passwordHash: 'hash',
        name: 'Ada',
      });
      const shown = {
        name: 'Seeded',
        description: '',
        tags: [],
        nodeCount: 0,
        triggerTypes: [],
        message: null,
      };
      await database.workflows.create(ownerId, {
        id: workflowId,
        ...shown,
        documentJson,
        publish: true,
        active: true,
      });
      return { ownerId, workflowId, version: 1 };
    },
    close: async () => {
      await Promise.all(opened.map((each) => each.close()));
      await client.end();
      await drop();
    },
  };
}
