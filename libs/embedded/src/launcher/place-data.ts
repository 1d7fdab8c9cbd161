import type { RexConfig } from '@rex/platform';
import { placeServer } from '../postgres/place-server';
import { findServerUser } from '../postgres/server-user';
import { EmbeddedDatabase } from './embedded-database';
import type { LauncherOptions } from './launcher-options';
import { loadSecrets, type Secrets } from './secrets';

/** Where REX's data is, and what opens it. */
export interface PlacedData {
  dataDir: string;
  secrets: Secrets;
  /** The embedded PostgreSQL, not started yet; undefined when DATABASE_URL names another. */
  database: EmbeddedDatabase | undefined;
}

/** Finds the data below a folder, or makes the secrets for new data. */
export function placeData(
  asked: string,
  { DATABASE_URL }: Pick<RexConfig, 'DATABASE_URL'>,
  options: Pick<LauncherOptions, 'serverUsers' | 'fallbackRoot'> & { progress: (line: string) => void },
): PlacedData {
  if (DATABASE_URL) return { dataDir: asked, secrets: loadSecrets(asked), database: undefined };
  const { serverUsers, fallbackRoot = '/var/lib/rex', progress } = options;
  const user = findServerUser(serverUsers);
  const { dataDir, clusterDir } = placeServer(asked, { user, fallbackRoot, progress: () => undefined });
  const secrets = loadSecrets(dataDir, clusterDir);
  const password = secrets.databaseAdminPassword;
  const server = { dataDir, password, serverUsers, fallbackRoot, progress };
  return { dataDir, secrets, database: new EmbeddedDatabase(server, secrets.databasePassword) };
}
