import { fragmentOf } from '../clipboard/fragment-of';
import { applyChanges } from '../document/apply-changes';
import { selectionOf } from '../selection/selection';
import { aDocument, aGroup, aNode, aNote, plain } from '../spec-support/a-document';
import { rewriteStepNames } from '../spec-support/rewrite-step-names';
import { duplicateItems } from './duplicate-items';
import { pasteFragment } from './insert-fragment';

const rewriteReferences = rewriteStepNames;
const document = aDocument({
  nodes: [
    'a',
    aNode('b', { position: { x: 320, y: 0 }, config: { text: '{{ steps.a.x }} {{ steps.z.x }}' } }),
    'c',
  ],
  edges: ['a>b', 'b>c'],
  notes: [aNote('n')],
  groups: [aGroup('g', ['a', 'b'], { noteIds: ['n'] })],
});

describe('duplicateItems', () => {
  it('copies nodes with the edges between them, and lets their expressions name the copies', () => {
    const edit = duplicateItems(document, {
      selection: selectionOf({ nodes: ['a', 'b'] }),
      rewriteReferences,
    });
    const { nodes, edges, groups } = plain(applyChanges(document, edit.changes));
    expect(edit.label).toEqual({ does: 'duplicate', count: 2, of: 'node' });
    expect(nodes.slice(3)).toMatchObject([
      { id: 'a_2', position: { x: 32, y: 32 } },
      { id: 'b_2', position: { x: 352, y: 32 }, config: { text: '{{ steps.a_2.x }} {{ steps.z.x }}' } },
    ]);
    expect(edges.slice(2)).toMatchObject([{ source: 'a_2', target: 'b_2' }]);
    expect(groups).toHaveLength(1);
    expect(edit.select).toEqual(selectionOf({ nodes: ['a_2', 'b_2'] }));
  });

  it('copies a group with all that is in it', () => {
    const edit = duplicateItems(document, { selection: selectionOf({ groups: ['g'] }), rewriteReferences });
    expect(plain(applyChanges(document, edit.changes)).groups[1]).toEqual(
      aGroup('g_2', ['a_2', 'b_2'], { name: 'g', noteIds: ['n_2'] }),
    );
  });
});

describe('pasteFragment', () => {
  it('keeps ids that are free, and puts the middle at the point', () => {
    const empty = aDocument({ nodes: [] });
    const fragment = fragmentOf(document, selectionOf({ nodes: ['a', 'b'] }));
    const edit = pasteFragment(empty, { fragment, at: { x: 1000, y: 500 }, rewriteReferences });
    expect(plain(applyChanges(empty, edit.changes)).nodes).toMatchObject([
      { id: 'a', position: { x: 736, y: 464 } },
      { id: 'b', position: { x: 1056, y: 464 }, config: document.nodes.byId.get('b')?.config },
    ]);
  });
});

describe('pasting again at the same place', () => {
  it('puts the copy beside the one before', () => {
    const fragment = fragmentOf(document, selectionOf({ nodes: ['a'] }));
    const args = { fragment, at: { x: 1000, y: 500 }, rewriteReferences };
    const once = applyChanges(document, pasteFragment(document, args).changes);
    const { nodes } = plain(applyChanges(once, pasteFragment(once, args).changes));
    const [first, second] = nodes.slice(-2).map(({ position }) => position);
    expect(second).toEqual({ x: (first?.x ?? 0) + 32, y: (first?.y ?? 0) + 32 });
  });
});

describe('fresh ids', () => {
  it('are told to expressions all at once, also when a copy takes the name that another had', () => {
    const start = aDocument({ nodes: ['a'] });
    const fragment = fragmentOf(
      aDocument({ nodes: ['a', 'a_2', aNode('b', { config: { text: 'steps.a.x steps.a_2.x' } })] }),
      selectionOf({ nodes: ['a', 'a_2', 'b'] }),
    );
    const edit = pasteFragment(start, { fragment, at: { x: 0, y: 0 }, rewriteReferences });
    const { nodes } = plain(applyChanges(start, edit.changes));
    expect(nodes.map(({ id }) => id)).toEqual(['a', 'a_2', 'a_3', 'b']);
    expect(nodes[3]?.config).toEqual({ text: 'steps.a_2.x steps.a_3.x' });
  });
});
