import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ServerUser } from './server-user';

/** A folder for one test that any user may pass through. */
export interface TestFolder {
  path: string;
  giveTo(user: ServerUser | undefined): void;
  remove(): void;
}

/** Makes one under the system's temporary folder. */
export function createTestFolder(): TestFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'rex-embedded-'));
  chmodSync(folder, 0o755);
  return {
    path: folder,
    giveTo: (user) => user && chownSync(folder, user.uid, user.gid),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
