import { createTestDatabase } from '@rex/testing/stack';
import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { UserEntity } from '../entities/user.entity';
import { createTestBench, type TestBench } from '../testing/test-bench';
import { createDataSource } from './create-data-source';

describe('createDataSource', () => {
  let bench: TestBench;
  let pool: Pool;
  let dataSource: DataSource;

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
    pool = new Pool({ connectionString: bench.url });
    dataSource = await createDataSource(pool).initialize();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await bench.close();
  });

  it.each([null, undefined])('refuses a search by %s instead of finding any row', async (value) => {
    const where = { id: value } as unknown as { id: string };
    await expect(dataSource.getRepository(UserEntity).findOneBy(where)).rejects.toThrow(/null|undefined/i);
    await expect(dataSource.getRepository(UserEntity).update(where, { name: 'x' })).rejects.toThrow(
      /null|undefined/i,
    );
    await expect(dataSource.getRepository(UserEntity).delete(where)).rejects.toThrow(/null|undefined/i);
  });

  it('never changes the schema by itself', () => {
    expect(dataSource.options).toMatchObject({ synchronize: false });
  });

  it('opens no connections beside our pool', async () => {
    await Promise.all([1, 2, 3].map(() => dataSource.query('SELECT 1')));
    const [row] = await bench.query<{ sessions: number }>(
      `SELECT count(*)::int AS sessions FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = '' AND pid <> pg_backend_pid()`,
    );
    expect(row?.sessions).toBe(pool.totalCount);
  });

  it('maps every column of its tables, and no other', async () => {
    for (const { tableName, columns } of dataSource.entityMetadatas) {
      const rows = await bench.query<{ name: string; type: string; nullable: boolean }>(
        `SELECT attname AS name, format_type(atttypid, NULL) AS type, NOT attnotnull AS nullable FROM pg_attribute
         WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
        [tableName],
      );
      const mapped = columns.map((column) => ({
        name: column.databaseName,
        type: `${String(column.type).replace('timestamptz', 'timestamp with time zone')}${column.isArray ? '[]' : ''}`,
        nullable: column.isNullable,
      }));
      const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
      expect({ tableName, columns: mapped.sort(byName) }).toEqual({ tableName, columns: rows.sort(byName) });
    }
  });
});
