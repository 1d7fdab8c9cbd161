import { Client } from 'pg';
import { SUPERUSER } from './create-cluster';

/** The URL of a database on the embedded server. */
export function databaseUrl(
  server: { port: number; password: string },
  database = 'postgres',
  role = SUPERUSER,
): string {
  return `postgres://${role}:${encodeURIComponent(server.password)}@127.0.0.1:${server.port}/${database}`;
}

/** Runs `use` with a connection of its own and closes it. */
export async function withClient<Result>(
  url: string,
  use: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000, query_timeout: 30_000 });
  // A connection that breaks between two statements must not end the process; the next statement fails anyway.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Tells whether the server lets us in: `yes`, `refused` for a wrong password, `away` for anything else. */
export async function probeServer(url: string): Promise<'yes' | 'refused' | 'away'> {
  try {
    await withClient(url, (client) => client.query('select 1'));
    return 'yes';
  } catch (error) {
    const { code } = error as { code?: string };
    return code === '28P01' || code === '28000' ? 'refused' : 'away';
  }
}
