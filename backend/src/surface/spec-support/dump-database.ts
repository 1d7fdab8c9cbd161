import type { TestDatabase } from '@rex/testing/stack';

/** Every row of every table as text, the queue's tables included. */
export async function dumpDatabase(database: TestDatabase): Promise<string> {
  const tables = await database.query(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const dumps = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await database.query(`SELECT t::text AS row FROM ${String(name)} AS t`);
      return rows.map(({ row }) => `${String(name)}: ${String(row)}`);
    }),
  );
  return dumps.flat().join('\n');
}
