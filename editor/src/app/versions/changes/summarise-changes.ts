import type { ChangeEntry, ChangeKind } from './change-entry';

const KINDS: readonly ChangeKind[] = ['added', 'removed', 'changed', 'moved'];

const COUNTED: Record<ChangeKind, (count: number) => string> = {
  added: (count) => $localize`${count} added`,
  removed: (count) => $localize`${count} removed`,
  changed: (count) => $localize`${count} changed`,
  moved: (count) => $localize`${count} moved`,
};

/** How much lies between two versions in a few words, such as `1 added, 2 changed`. */
export function summariseChanges(entries: readonly ChangeEntry[]): string {
  const parts = KINDS.flatMap((kind) => {
    const count = entries.filter((entry) => entry.kind === kind).length;
    return count === 0 ? [] : [COUNTED[kind](count)];
  });
  return parts.length === 0 ? $localize`No difference` : parts.join(', ');
}
