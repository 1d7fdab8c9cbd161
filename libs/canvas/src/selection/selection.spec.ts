import { aDocument, aNote } from '../spec-support/a-document';
import {
  existing,
  isSameSelection,
  isSelected,
  NOTHING_SELECTED,
  selectAll,
  selectedCount,
  selectionOf,
  symmetricDifference,
  toggleItem,
  unite,
} from './selection';

const document = aDocument({ nodes: ['a', 'b'], edges: ['a>b'], notes: [aNote('n')] });

describe('selection', () => {
  it('holds nodes, edges and notes together', () => {
    const all = selectAll(document);
    expect(selectedCount(all)).toBe(4);
    expect(isSelected(all, { list: 'edges', id: 'a>b' })).toBe(true);
  });

  it('toggles one item', () => {
    const once = toggleItem(NOTHING_SELECTED, { list: 'nodes', id: 'a' });
    expect(once).toEqual(selectionOf({ nodes: ['a'] }));
    expect(toggleItem(once, { list: 'nodes', id: 'a' })).toEqual(NOTHING_SELECTED);
  });

  it('unites, and toggles many', () => {
    const [ab, bc] = [selectionOf({ nodes: ['a', 'b'] }), selectionOf({ nodes: ['b', 'c'] })];
    expect(unite(ab, bc)).toEqual(selectionOf({ nodes: ['a', 'b', 'c'] }));
    expect(symmetricDifference(ab, bc)).toEqual(selectionOf({ nodes: ['a', 'c'] }));
    expect(isSameSelection(ab, selectionOf({ nodes: ['b', 'a'] }))).toBe(true);
    expect(isSameSelection(ab, bc)).toBe(false);
  });

  it('forgets what the document no longer has', () => {
    const all = selectAll(document);
    expect(existing(all, document)).toBe(all);
    const smaller = aDocument({ nodes: ['b'] });
    expect(existing(all, smaller)).toEqual(selectionOf({ nodes: ['b'] }));
  });
});
