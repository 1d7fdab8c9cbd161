import { newSecret, UserError } from '@rex/platform';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** Secrets that are made on the first start and kept in the data folder. */
export interface Secrets {
  /** Signs access tokens. */
  jwtSecret: string;
  /** Encrypts stored keys: without it they can't be read again. */
  encryptionKey: string;
  /** Those before it, while a rotation has not ended: some stored keys may still need them. */
  formerEncryptionKeys?: string[];
  /** Password of the role that REX's processes use. */
  databasePassword: string;
  /** Password of the superuser of the embedded PostgreSQL. */
  databaseAdminPassword: string;
}

const NAMES = ['jwtSecret', 'encryptionKey', 'databasePassword', 'databaseAdminPassword'] as const;

/**
 * Reads `secrets.json`, or makes it when no embedded database (in `clusterDir`) depends on an earlier one.
 * @throws UserError when it is lost beside an existing database, or unreadable.
 */
export function loadSecrets(dataDir: string, clusterDir?: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  if (existsSync(file)) return readSecrets(file);
  if (clusterDir !== undefined && existsSync(clusterDir)) {
    throw new UserError(
      'secrets-missing',
      `${file} is missing, and the database in ${clusterDir} can't be opened without the password in it.\n` +
        `Put it back from a backup. To start over with an empty database instead, move the old one away:\n  mv ${clusterDir} ${clusterDir}.old`,
    );
  }
  const secrets = Object.fromEntries(NAMES.map((name) => [name, newSecret(32)])) as unknown as Secrets;
  saveSecrets(dataDir, secrets);
  return secrets;
}

function readSecrets(file: string): Secrets {
  let secrets: Partial<Secrets>;
  try {
    secrets = JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>;
  } catch (cause) {
    // The parser's own words quote the text, which is secret.
    const reason = cause instanceof SyntaxError ? 'it is not JSON' : (cause as Error).message;
    throw new UserError(
      'secrets-unreadable',
      `${file} can't be read (${reason}). Put it back from a backup.`,
    );
  }
  const { formerEncryptionKeys: former = [] } = secrets;
  const missing: string[] = NAMES.filter((name) => !isSecret(secrets[name]));
  if (!Array.isArray(former) || !former.every(isSecret)) missing.push('formerEncryptionKeys');
  if (missing.length > 0) {
    throw new UserError(
      'secrets-unreadable',
      `${file} lacks ${missing.join(', ')}. Put it back from a backup.`,
    );
  }
  chmodSync(file, 0o600);
  return secrets as Secrets;
}

function isSecret(value: unknown): boolean {
  return typeof value === 'string' && value.length >= 32;
}

/** Writes `secrets.json`: whole or not at all, and on the disk before anything is made that needs it. */
export function saveSecrets(dataDir: string, secrets: Secrets): void {
  const file = path.join(dataDir, 'secrets.json');
  const half = `${file}.new`;
  const handle = openSync(half, 'w', 0o600);
  writeFileSync(handle, `${JSON.stringify(secrets, null, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  chmodSync(half, 0o600);
  renameSync(half, file);
  syncFolder(dataDir);
}

/** That a file has another name now is on the disk only then. Windows can't open folders, and needs it not. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
