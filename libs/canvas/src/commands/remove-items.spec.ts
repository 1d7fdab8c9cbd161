import { applyChanges } from '../document/apply-changes';
import type { CanvasDocument } from '../document/canvas-document';
import { invertChanges } from '../document/change';
import { selectionOf, type Selection } from '../selection/selection';
import { aDocument, aGroup, aNote, plain } from '../spec-support/a-document';
import { bridgeDelete } from './bridge-delete';
import type { Edit } from './edit';
import { removeItems } from './remove-items';

const after = (
  document: CanvasDocument,
  command: (document: CanvasDocument, selection: Selection) => Edit,
  selection: Selection,
): CanvasDocument => {
  const { changes } = command(document, selection);
  const result = applyChanges(document, changes);
  expect(plain(applyChanges(result, invertChanges(changes)))).toEqual(plain(document));
  return result;
};

// a ─ b ─ c ─ d
const chain = aDocument({
  nodes: ['a', 'b', 'c', 'd'],
  edges: ['a>b', 'b>c', 'c>d'],
  notes: [aNote('n')],
  groups: [aGroup('outer', ['a'], { noteIds: ['n'] }), aGroup('inner', ['b', 'c'], { parentId: 'outer' })],
});

describe('removeItems', () => {
  it('takes the edges of a node and its place in a group along', () => {
    const left = after(chain, removeItems, selectionOf({ nodes: ['b'] }));
    expect(left.nodes.order).toEqual(['a', 'c', 'd']);
    expect(left.edges.order).toEqual(['c>d']);
    expect(left.groups.byId.get('inner')?.nodeIds).toEqual(['c']);
  });

  it('removes a group with all that is in it', () => {
    const left = after(chain, removeItems, selectionOf({ groups: ['outer'] }));
    expect(plain(left)).toMatchObject({ nodes: [{ id: 'd' }], edges: [], notes: [], groups: [] });
  });

  it('removes groups that nothing is left in', () => {
    const left = after(chain, removeItems, selectionOf({ nodes: ['a', 'b', 'c'], notes: ['n'] }));
    expect(left.groups.order).toEqual([]);
  });

  it('says what it deletes', () => {
    expect(removeItems(chain, selectionOf({ nodes: ['b'] })).label).toEqual({ does: 'delete', name: 'b' });
    expect(removeItems(chain, selectionOf({ nodes: ['b', 'c'] })).label).toEqual({
      does: 'delete',
      count: 2,
      of: 'node',
    });
    expect(removeItems(chain, selectionOf({ edges: ['a>b'] })).label).toEqual({
      does: 'delete',
      count: 1,
      of: 'edge',
    });
    expect(removeItems(chain, selectionOf({ nodes: ['b'], edges: ['a>b'] })).label).toEqual({
      does: 'delete',
      count: 2,
      of: 'item',
    });
  });
});

describe('bridgeDelete', () => {
  it('connects what was before with what was behind, over several nodes too', () => {
    const left = after(chain, bridgeDelete, selectionOf({ nodes: ['b', 'c'] }));
    expect(plain(left).edges).toMatchObject([{ source: 'a', target: 'd' }]);
  });

  it('leaves it at removing where more than one edge goes in or out', () => {
    const fork = aDocument({ nodes: ['a', 'b', 'c', 'd'], edges: ['a>b', 'b>c', 'b>d'] });
    expect(after(fork, bridgeDelete, selectionOf({ nodes: ['b'] })).edges.order).toEqual([]);
  });

  it('makes no second edge between the same ports', () => {
    const triangle = aDocument({ nodes: ['a', 'b', 'c'], edges: ['a>b', 'b>c', 'a>c'] });
    expect(after(triangle, bridgeDelete, selectionOf({ nodes: ['b'] })).edges.order).toEqual(['a>c']);
  });
});
