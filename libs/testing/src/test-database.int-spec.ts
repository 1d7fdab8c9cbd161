import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from './test-database';

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('createTestDatabase', () => {
  const made: TestDatabase[] = [];
  afterAll(async () => {
    for (const each of made) await each.drop();
  });

  it('gives two tests databases that share nothing', async () => {
    const [one, two] = [await createTestDatabase(), await createTestDatabase()];
    made.push(one, two);
    await query(one.url, 'create table things (id int)');
    await expect(query(two.url, 'select * from things')).rejects.toThrow('does not exist');
  });

  it('drops a database that still has sessions', async () => {
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    await database.drop();
    await expect(query(database.url, 'select 1')).rejects.toThrow('does not exist');
    await client.end().catch(() => undefined);
  });

  it('speaks PostgreSQL 18 in UTF-8', async () => {
    const database = await createTestDatabase();
    made.push(database);
    const rows = await query(
      database.url,
      "select current_setting('server_encoding') e, current_setting('server_version_num')::int / 10000 v",
    );
    expect(rows).toEqual([{ e: 'UTF8', v: 18 }]);
  });
});
