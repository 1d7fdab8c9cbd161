import { cardRect } from '../geometry/node-geometry';
import { selectionOf } from '../selection/selection';
import { aDocument, aNode, aNote } from '../spec-support/a-document';
import { mainPorts } from '../spec-support/main-ports';
import { boundsOfScene, boundsOfSelection } from './bounds-of-selection';
import { CanvasScene } from './canvas-scene';
import { edgeUnderCard, placeOnEdge } from './edge-under-card';

const at = (id: string, x: number, y: number) => aNode(id, { position: { x, y } });
const document = aDocument({
  nodes: [at('a', 0, 0), at('b', 800, 0), at('c', 800, 96), at('x', 400, 400)],
  edges: ['a>b', 'a>c'],
  notes: [aNote('n', { position: { x: -50, y: 700 } })],
});
const scene = new CanvasScene(document, mainPorts);
const under = (x: number, y: number, nodeId = 'x'): string | undefined =>
  edgeUnderCard(scene, cardRect({ x, y }), nodeId);

describe('edgeUnderCard', () => {
  it('finds the edge that passes nearest to the middle of the card', () => {
    expect(under(400, -10)).toBe('a>b');
    expect(under(560, 90)).toBe('a>c');
    expect(under(400, 300)).toBeUndefined();
  });

  it('leaves the edges of the node itself out', () => {
    expect(under(440, 50, 'b')).toBe('a>c');
    expect(under(440, 50, 'a')).toBeUndefined();
  });
});

describe('placeOnEdge', () => {
  it('puts a card over the middle, on the grid', () => {
    expect(placeOnEdge(scene, 'a>b')).toEqual({ x: 400, y: 0 });
  });
});

describe('bounds', () => {
  it('enclose what is selected, or everything', () => {
    expect(boundsOfSelection(scene, selectionOf({ nodes: ['a', 'c', 'gone'] }))).toEqual({
      x: 0,
      y: 0,
      width: 1024,
      height: 168,
    });
    expect(boundsOfScene(scene)).toEqual({ x: -50, y: 0, width: 1074, height: 796 });
    expect(boundsOfSelection(scene, selectionOf({}))).toBeUndefined();
  });
});
