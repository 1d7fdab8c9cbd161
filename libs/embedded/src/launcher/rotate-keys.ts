import { rotateStoredKeys } from '@rex/database';
import { loadConfig, newSecret, UserError, type RexConfig } from '@rex/platform';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { LauncherFile } from './launcher-file';
import { builtPrograms, type LauncherOptions } from './launcher-options';
import { migrateDatabase } from './migrate-database';
import { placeData, type PlacedData } from './place-data';
import { saveSecrets, type Secrets } from './secrets';
import { waitForLeftBehind } from './wait-for-left-behind';

/** How long programs of a killed launcher may take to finish. */
const LEFT_BEHIND_MS = 15_000;

/** What it needs of the launcher's options, and a way to end it early. */
export type RotateKeysOptions = Omit<LauncherOptions, 'readyTimeoutMs'> & { signal: AbortSignal };

/** The encryption keys of a rotation. */
interface RotationKeys {
  encryptionKey: string;
  formerEncryptionKeys: string[];
}

/**
 * Gives the data folder a new encryption key and encrypts its stored keys with it, while REX is stopped. The former key stays in
 * `secrets.json` until no stored key needs it: whenever this ends, REX can read all of them, and running it again goes on. False
 * when some stored keys could not be opened.
 * @throws UserError `rex-running`, `rotation-needs-settings`
 */
export async function rotateKeys(options: RotateKeysOptions): Promise<boolean> {
  const config = loadConfig(options.environment);
  const asked = path.resolve(options.root, config.REX_DATA_DIR);
  if (!existsSync(path.join(asked, 'secrets.json'))) return nothingYet(asked, config, options);
  const { file, leftBehind } = await takeFolder(asked);
  try {
    const { print, signal } = options;
    await waitForLeftBehind(leftBehind, { graceMs: LEFT_BEHIND_MS, print, signal });
    const data = placeData(asked, config, { ...options, progress: print });
    try {
      return await rotateData(data, config, options);
    } finally {
      await data.database?.stop();
    }
  } finally {
    file.release();
  }
}

async function rotateData(data: PlacedData, config: RexConfig, options: RotateKeysOptions): Promise<boolean> {
  const { root, environment, print, signal } = options;
  const databaseUrl = config.DATABASE_URL ?? (await data.database?.start())?.url ?? '';
  const logDir = path.join(data.dataDir, 'logs');
  const { migrate } = options.programs ?? builtPrograms(root);
  const programEnvironment = { ...environment, DATABASE_URL: databaseUrl };
  await migrateDatabase({ cwd: root, environment: programEnvironment, logDir, print, file: migrate }, signal);
  signal.throwIfAborted();
  const keys = config.ENCRYPTION_KEY
    ? givenKeys(config.ENCRYPTION_KEY, config, data.secrets)
    : madeKeys(data, config, print);
  const { unreadable } = await rotateStoredKeys({ databaseUrl, ...keys, print, signal });
  if (unreadable.length > 0) return false;
  // Leaves `formerEncryptionKeys` out.
  const { jwtSecret, databasePassword, databaseAdminPassword } = data.secrets;
  const { encryptionKey } = keys;
  const kept = { jwtSecret, encryptionKey, databasePassword, databaseAdminPassword };
  if (!config.ENCRYPTION_KEY) saveSecrets(data.dataDir, kept);
  return true;
}

/** Whoever brings an encryption key of his own keeps the former ones himself; the one that was made may be among them. */
function givenKeys(encryptionKey: string, config: RexConfig, secrets: Secrets): RotationKeys {
  return {
    encryptionKey,
    formerEncryptionKeys: [
      ...config.ENCRYPTION_KEY_FORMER,
      secrets.encryptionKey,
      ...(secrets.formerEncryptionKeys ?? []),
    ],
  };
}

/** Makes a new encryption key, unless a rotation was begun and did not end. On the disk before anything is encrypted with it. */
function madeKeys(
  { dataDir, secrets }: PlacedData,
  { ENCRYPTION_KEY_FORMER }: RexConfig,
  print: (line: string) => void,
): RotationKeys {
  const { encryptionKey, formerEncryptionKeys = [] } = secrets;
  if (formerEncryptionKeys.length > 0) {
    print('Going on with an earlier rotation that did not end');
    return { encryptionKey, formerEncryptionKeys: [...formerEncryptionKeys, ...ENCRYPTION_KEY_FORMER] };
  }
  const made = newSecret(32);
  saveSecrets(dataDir, { ...secrets, encryptionKey: made, formerEncryptionKeys: [encryptionKey] });
  print(`A new encryption key is in ${path.join(dataDir, 'secrets.json')}, beside the former one`);
  return { encryptionKey: made, formerEncryptionKeys: [encryptionKey, ...ENCRYPTION_KEY_FORMER] };
}

function nothingYet(asked: string, { DATABASE_URL }: RexConfig, { print }: RotateKeysOptions): boolean {
  if (DATABASE_URL) {
    throw new UserError(
      'rotation-needs-settings',
      'Beside DATABASE_URL set ENCRYPTION_KEY to the new encryption key and ENCRYPTION_KEY_FORMER to the former one.',
    );
  }
  print(`REX has not run on ${asked} yet: there is nothing to rotate`);
  return true;
}

async function takeFolder(asked: string): ReturnType<typeof LauncherFile.take> {
  try {
    return await LauncherFile.take(asked);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      'rex-running',
      `REX runs on ${asked}, and would not know the new encryption key. Stop it (Ctrl-C where "npm start" runs), then run this again.`,
      { cause: error },
    );
  }
}
