import { databaseUrl, probeServer, withClient } from './connect';

/** The database and the role that REX's own processes use. The role owns the database and is no superuser. */
const NAME = 'rex';

/** Makes the database and its role when they are missing, and returns their URL. */
export async function ensureDatabase(
  server: { url: string; port: number },
  password: string,
): Promise<string> {
  const url = databaseUrl({ port: server.port, password }, NAME, NAME);
  if ((await probeServer(url)) === 'yes') return url;
  await withClient(server.url, async (client) => {
    const { rowCount: roles } = await client.query('select from pg_roles where rolname = $1', [NAME]);
    const verb = roles === 0 ? 'CREATE' : 'ALTER';
    await client.query(`${verb} ROLE ${NAME} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    const { rowCount: databases } = await client.query('select from pg_database where datname = $1', [NAME]);
    if (databases === 0) await client.query(`CREATE DATABASE ${NAME} OWNER ${NAME}`);
  });
  return url;
}
