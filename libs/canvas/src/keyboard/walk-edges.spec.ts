import { cardRect } from '../geometry/node-geometry';
import { aDocument, aNode } from '../spec-support/a-document';
import type { Direction } from './nearest-in-direction';
import { walkEdges } from './walk-edges';

//      ┌ yes ┐
//  t ──┤ mid ├─ end     x stands alone
//      └ no ─┘
const at = (id: string, x: number, y: number) => aNode(id, { position: { x, y } });
const document = aDocument({
  nodes: [
    at('t', 0, 100),
    at('yes', 320, 0),
    at('mid', 320, 116),
    at('no', 320, 260),
    at('end', 640, 0),
    at('x', 320, 400),
  ],
  edges: ['t>yes', 't>mid', 't>no', 'yes>end', 'mid>end', 'no>end'],
});
const walk = (from: string, direction: Direction, hidden = ''): string | undefined =>
  walkEdges(document, from, direction, (id) => {
    const node = document.nodes.byId.get(id);
    return node && id !== hidden ? cardRect(node.position) : undefined;
  });

describe('walkEdges', () => {
  it('follows edges to the most level node', () => {
    expect(walk('t', 'right')).toBe('mid');
    expect(walk('end', 'left')).toBe('yes');
    expect(walk('t', 'left')).toBeUndefined();
  });

  it('goes up and down among nodes that share a neighbour, whatever else stands there', () => {
    expect(walk('mid', 'up')).toBe('yes');
    expect(walk('mid', 'down')).toBe('no');
    expect(walk('no', 'down')).toBeUndefined();
  });

  it('passes over nodes that are not shown', () => {
    expect(walk('t', 'right', 'mid')).toBe('yes');
  });
});
