import type { JsonRow } from './json-rows';

/** What a key does in the tree: move to another line, or open, close or grow the line. */
export type JsonTreeAction = { kind: 'focus'; index: number } | { kind: 'activate'; index: number } | null;

/** The keys of a tree, as the ARIA Authoring Practices have them. */
export function jsonTreeKey(rows: readonly JsonRow[], index: number, key: string): JsonTreeAction {
  const row = rows[index];
  if (!row) return null;
  const focus = (to: number): JsonTreeAction => (rows[to] ? { kind: 'focus', index: to } : null);
  const isOpen = row.kind === 'value' && row.isExpanded;
  switch (key) {
    case 'ArrowDown':
      return focus(index + 1);
    case 'ArrowUp':
      return focus(index - 1);
    case 'Home':
      return focus(0);
    case 'End':
      return focus(rows.length - 1);
    case 'ArrowRight':
      if (isOpen) return focus(index + 1);
      return row.kind === 'value' && row.isExpandable ? { kind: 'activate', index } : null;
    case 'ArrowLeft':
      return isOpen ? { kind: 'activate', index } : focus(parentOf(rows, index));
    case 'Enter':
    case ' ':
      return row.kind === 'more' || row.isExpandable ? { kind: 'activate', index } : null;
    default:
      return null;
  }
}

function parentOf(rows: readonly JsonRow[], index: number): number {
  const depth = rows[index]?.depth ?? 0;
  return rows.findLastIndex((row, each) => each < index && row.depth < depth);
}
