import type { WholeVersion, VersionDiff } from '../api/versions-api';
import { readContent } from '../saving/draft-content';
import type { CanvasDocument } from '@rex/canvas';
import type { ChangeEntry } from './changes/change-entry';
import { listChanges } from './changes/list-changes';

/** Two versions and what lies between them. */
export interface Comparison {
  readonly from: number;
  readonly to: number;
  readonly before: CanvasDocument;
  readonly after: CanvasDocument;
  readonly diff: VersionDiff;
  readonly entries: readonly ChangeEntry[];
}

/** Reads what the API gave of two versions. */
export function comparisonOf(before: WholeVersion, after: WholeVersion, diff: VersionDiff): Comparison {
  return {
    ...{ from: diff.from, to: diff.to, diff },
    before: readContent(before).document,
    after: readContent(after).document,
    entries: listChanges(diff, { before, after }),
  };
}

/** Which versions are compared: those of the address, else the newest with the one before it. Null: there is none. */
export function comparedVersions(
  wanted: { from: string | undefined; to: string | undefined },
  newestFirst: readonly number[],
): { from: number; to: number } | null {
  const to = numberOf(wanted.to) ?? newestFirst[0];
  if (to === undefined) return null;
  const from = numberOf(wanted.from) ?? newestFirst.find((version) => version < to) ?? to;
  return { from, to };
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
