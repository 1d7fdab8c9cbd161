import { NOTHING_SELECTED, selectionOf } from '../selection/selection';
import { aDocument, aGroup, aNode, aNote } from '../spec-support/a-document';
import { inputOf, mainPorts, outputOf } from '../spec-support/main-ports';
import { CanvasScene } from './canvas-scene';
import { hitTest } from './hit-test';
import { itemsInArea } from './items-in-area';

const document = aDocument({
  nodes: ['a', aNode('b', { type: 'condition', position: { x: 480, y: 0 } })],
  edges: ['a>b'],
  notes: [aNote('n', { position: { x: 0, y: 200 } })],
  groups: [aGroup('g', [], { noteIds: ['n'] })],
});
const scene = new CanvasScene(document, mainPorts);
const hit = (x: number, y: number, zoom = 1, selection = NOTHING_SELECTED) =>
  hitTest(scene, { x, y }, zoom, selection);

describe('hitTest', () => {
  it('finds ports, cards, edges, notes and groups', () => {
    expect(hit(230, 30)).toEqual({ kind: 'port', port: outputOf('a') });
    expect(hit(700, 48)).toEqual({ kind: 'port', port: outputOf('b', 'false') });
    expect(hit(100, 30)).toEqual({ kind: 'node', id: 'a' });
    expect(hit(350, 47)).toEqual({ kind: 'edge', id: 'a>b' });
    expect(hit(350, 49)).toEqual({ kind: 'canvas' });
    expect(hit(80, 240)).toEqual({ kind: 'note', id: 'n' });
    expect(hit(155, 290)).toEqual({ kind: 'note-corner', id: 'n' });
    expect(hit(50, 160)).toEqual({ kind: 'group', id: 'g' });
  });

  it('measures reach on the screen', () => {
    expect(hit(350, 80, 0.25)).toEqual({ kind: 'edge', id: 'a>b' });
  });

  it('does not reach a port through the card that covers it', () => {
    const two = aDocument({ nodes: ['a', aNode('b', { position: { x: 180, y: 0 } })] });
    const covered = new CanvasScene(two, mainPorts);
    expect(hitTest(covered, { x: 226, y: 40 }, 1, NOTHING_SELECTED)).toEqual({ kind: 'node', id: 'b' });
  });

  it('knows no ports in the overview', () => {
    expect(hit(230, 30, 0.3)).toEqual({ kind: 'edge', id: 'a>b' });
    expect(hit(220, 30, 0.3)).toEqual({ kind: 'node', id: 'a' });
  });

  it('offers the ends of an edge, those of a selected one also upon a card', () => {
    const selection = selectionOf({ edges: ['a>b'] });
    expect(hit(460, 36, 1, selection)).toEqual({
      kind: 'edge-end',
      id: 'a>b',
      end: 'target',
      fixed: outputOf('a'),
    });
    expect(hit(243, 36, 1, selection)).toMatchObject({ end: 'source', fixed: inputOf('b') });
    expect(hit(460, 36)).toMatchObject({ kind: 'edge-end', end: 'target' });
    expect(hit(243, 36)).toMatchObject({ kind: 'edge-end', end: 'source' });
    expect(hit(440, 36)).toEqual({ kind: 'edge', id: 'a>b' });
    expect(hit(460, 36, 0.3)).toEqual({ kind: 'edge', id: 'a>b' });
    expect(hit(480, 36, 1, selection)).toEqual({ kind: 'port', port: inputOf('b') });
  });
});

describe('itemsInArea', () => {
  it('takes what it touches, or with contains only what lies inside', () => {
    const area = { x: 200, y: -10, width: 520, height: 100 };
    expect(itemsInArea(scene, area, 'intersects')).toEqual(
      selectionOf({ nodes: ['a', 'b'], edges: ['a>b'] }),
    );
    expect(itemsInArea(scene, area, 'contains')).toEqual(selectionOf({ nodes: ['b'], edges: ['a>b'] }));
  });

  it('takes an open group only as a whole', () => {
    const inside = { x: 10, y: 210, width: 20, height: 20 };
    expect(itemsInArea(scene, inside, 'intersects')).toEqual(selectionOf({ notes: ['n'] }));
    const around = { x: -100, y: 100, width: 500, height: 500 };
    expect(itemsInArea(scene, around, 'intersects')).toEqual(selectionOf({ notes: ['n'], groups: ['g'] }));
  });

  it('takes a thin slice out of an edge', () => {
    const slice = { x: 351, y: -300, width: 0.5, height: 340 };
    expect(itemsInArea(scene, slice, 'intersects').edges.has('a>b')).toBe(true);
  });
});
