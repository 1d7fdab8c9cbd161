import fc from 'fast-check';
import { applyChanges } from '../document/apply-changes';
import type { CanvasDocument } from '../document/canvas-document';
import { selectAll, selectionOf } from '../selection/selection';
import { aDocument, aGroup, aNode, aNote, plain } from '../spec-support/a-document';
import { alignItems, type AlignTo } from './align-items';
import { distributeItems } from './distribute-items';
import type { Edit } from './edit';
import { moveItems } from './move-items';
import { tidyNodes } from './tidy-nodes';

const at = (id: string, x: number, y: number) => aNode(id, { position: { x, y } });
const document = aDocument({
  nodes: [at('a', 0, 0), at('b', 300, 40), at('c', 1000, 200)],
  notes: [aNote('n', { position: { x: 50, y: 300 } })],
  groups: [aGroup('g', ['a'], { noteIds: ['n'] })],
});
const all = selectAll(document);
const positions = (edit: Edit): [string, number, number][] => {
  const { nodes, notes } = plain(applyChanges(document, edit.changes));
  return [...nodes, ...notes].map(({ id, position: { x, y } }) => [id, x, y]);
};

describe('moveItems', () => {
  it('moves what is selected and what selected groups hold, each once', () => {
    const edit = moveItems(document, {
      selection: selectionOf({ nodes: ['a', 'b'], groups: ['g'] }),
      by: { x: 16, y: -16 },
    });
    expect(edit.label).toEqual({ does: 'move', count: 3, of: 'item' });
    expect(positions(edit)).toEqual([
      ['a', 16, -16],
      ['b', 316, 24],
      ['c', 1000, 200],
      ['n', 66, 284],
    ]);
  });

  it('makes no change when nothing moves', () => {
    expect(moveItems(document, { selection: all, by: { x: 0, y: 0 } }).changes).toEqual([]);
  });

  it('keeps all distances exactly', () => {
    const delta = fc.record({ x: fc.integer(), y: fc.integer() });
    fc.assert(
      fc.property(delta, (by) => {
        const moves = positions(moveItems(document, { selection: all, by }));
        const [first] = moves;
        expect(moves.map(([, x, y]) => [x - (first?.[1] ?? 0), y - (first?.[2] ?? 0)])).toEqual([
          [0, 0],
          [300, 40],
          [1000, 200],
          [50, 300],
        ]);
      }),
    );
  });
});

describe('alignItems', () => {
  const aligned = (to: AlignTo) => positions(alignItems(document, { selection: all, to }));

  it('aligns to the sides of the rectangle around all', () => {
    expect(aligned('left').map(([, x]) => x)).toEqual([0, 0, 0, 0]);
    expect(aligned('right').map(([, x]) => x)).toEqual([1000, 1000, 1000, 1064]);
    expect(aligned('top').map(([, , y]) => y)).toEqual([0, 0, 0, 0]);
    expect(aligned('bottom').map(([, , y]) => y)).toEqual([324, 324, 324, 300]);
  });

  it('aligns the middles, whatever the sizes', () => {
    expect(aligned('centre').map(([, x]) => x)).toEqual([500, 500, 500, 532]);
    expect(aligned('middle').map(([, , y]) => y)).toEqual([162, 162, 162, 150]);
  });
});

describe('distributeItems', () => {
  const nodes = selectionOf({ nodes: ['a', 'b', 'c'] });

  it('makes the gaps equal and leaves the ends', () => {
    const along = (direction: 'horizontal' | 'vertical') =>
      positions(distributeItems(document, { selection: nodes, along: direction })).slice(0, 3);
    expect(along('horizontal').map(([, x]) => x)).toEqual([0, 500, 1000]);
    expect(along('vertical').map(([, , y]) => y)).toEqual([0, 100, 200]);
  });

  it('has nothing to do for two', () => {
    const two = selectionOf({ nodes: ['a', 'b'] });
    expect(distributeItems(document, { selection: two, along: 'vertical' }).changes).toEqual([]);
  });
});

describe('tidyNodes', () => {
  it('places nodes as the layout says, from the corner where they were', () => {
    const wanted = new Map([
      ['b', { x: 0, y: 0 }],
      ['c', { x: 304, y: 64 }],
      ['gone', { x: -900, y: 0 }],
    ]);
    const moves = positions(tidyNodes(document, { positions: wanted }));
    expect(moves.slice(0, 3)).toEqual([
      ['a', 0, 0],
      ['b', 304, 48],
      ['c', 608, 112],
    ]);
  });

  it('changes nothing the second time', () => {
    const wanted = new Map([['b', { x: 7, y: 7 }]]);
    const once: CanvasDocument = applyChanges(document, tidyNodes(document, { positions: wanted }).changes);
    expect(tidyNodes(once, { positions: wanted }).changes).toEqual([]);
  });
});
