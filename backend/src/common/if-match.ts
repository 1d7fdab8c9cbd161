import { UserError } from '@rex/platform';
import { MAX_VERSION } from './version.pipe';

/** The versions of which one must be the newest for a change to be made; undefined: any. None: no version can meet it. */
export type VersionCondition = readonly number[] | undefined;

/** One entity tag (RFC 9110 section 8.8.3), or the number of a version without quotes, and the comma that follows. */
const ITEM = /[ \t]*(?:(W\/)?"([\x21\x23-\x7e\x80-\uffff]*)"|(\d+))[ \t]*(?:,|$)/y;

/**
 * Reads an If-Match header (RFC 9110 section 13.1.1): `*`, or a list of tags such as `"3"`. Weak tags never match, as the comparison
 * is strong; tags of other servers and numbers that no version has don't either. `3` without quotes is taken for `"3"`.
 * @throws UserError `if-match-invalid`
 */
export function parseIfMatch(header: string | undefined): VersionCondition {
  if (header === undefined || header.trim() === '*') return undefined;
  const versions: number[] = [];
  ITEM.lastIndex = 0;
  while (ITEM.lastIndex < header.length) {
    const item = ITEM.exec(header);
    if (!item) throw invalid();
    const [, weak, tag = '', bare = tag] = item;
    if (weak === undefined && /^\d{1,10}$/.test(bare) && Number(bare) <= MAX_VERSION)
      versions.push(Number(bare));
  }
  if (header.trim() === '' || header.trim().endsWith(',')) throw invalid();
  return versions;
}

/** @throws UserError `version-conflict`, with the current version in the body and as ETag */
export function requireMatch(condition: VersionCondition, currentVersion: number): void {
  if (condition && !condition.includes(currentVersion)) throw versionConflict(currentVersion);
}

/** The answer to a change that was made on another version than the newest. */
export function versionConflict(currentVersion: number): UserError {
  return new UserError(
    'version-conflict',
    `The workflow was changed meanwhile: its version is now ${currentVersion}. Read it again, then send your change with If-Match: "${currentVersion}".`,
    { status: 412, headers: { etag: versionTag(currentVersion) }, currentVersion },
  );
}

/** The entity tag of a workflow at a version. */
export function versionTag(version: number): string {
  return `"${version}"`;
}

function invalid(): UserError {
  return new UserError('if-match-invalid', 'If-Match must be * or the number of a version, such as "3".');
}
