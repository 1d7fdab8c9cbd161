/** What a key does on a row of the list. */
export type RowAction = { kind: 'go'; index: number } | { kind: 'preview' } | { kind: 'select' } | null;

/** The keys of the list: arrows, Page keys, Home and End go from row to row; Space looks into one, X selects it. */
export function rowKey(
  {
    key,
    shiftKey,
    ctrlKey,
    metaKey,
    altKey,
  }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  { index, count, pageRows }: { index: number; count: number; pageRows: number },
): RowAction {
  if (ctrlKey || metaKey || altKey || count === 0) return null;
  const go = (to: number): RowAction => ({ kind: 'go', index: Math.min(count - 1, Math.max(0, to)) });
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return go(index + 1);
    case 'ArrowUp':
    case 'k':
      return go(index - 1);
    case 'PageDown':
      return go(index + pageRows);
    case 'PageUp':
      return go(index - pageRows);
    case 'Home':
      return go(0);
    case 'End':
      return go(count - 1);
    case ' ':
      return shiftKey ? { kind: 'select' } : { kind: 'preview' };
    case 'x':
      return { kind: 'select' };
    default:
      return null;
  }
}
