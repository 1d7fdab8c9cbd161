import { CanvasScene } from '../scene/canvas-scene';
import { aDocument, aNode } from '../spec-support/a-document';
import { inputOf, mainPorts, outputOf } from '../spec-support/main-ports';
import { checkConnections } from './connection-check';
import { snapTarget } from './snap-target';

// a ─ b    c    t
const document = aDocument({
  nodes: ['a', 'b', 'c', aNode('t', { type: 'trigger', position: { x: 960, y: 0 } })],
  edges: ['a>b'],
});
const scene = new CanvasScene(document, mainPorts);
const from = (nodeId: string, x: number, y: number, zoom = 1) =>
  snapTarget(scene, checkConnections(document, outputOf(nodeId), mainPorts), { x, y }, zoom);

describe('snapTarget', () => {
  it('snaps to a fitting port within 40 pixels of the screen', () => {
    expect(from('a', 605, 50)).toEqual({ kind: 'port', port: inputOf('c') });
    expect(from('a', 590, 36)).toEqual({ kind: 'empty' });
    expect(from('a', 590, 36, 0.5)).toEqual({ kind: 'port', port: inputOf('c') });
  });

  it('takes a card by its port, wherever it is dropped on', () => {
    expect(from('a', 800, 70)).toEqual({ kind: 'port', port: inputOf('c') });
  });

  it('says why a card takes nothing', () => {
    expect(from('a', 400, 36)).toEqual({ kind: 'refused', port: inputOf('b'), refusal: 'already-connected' });
    expect(from('b', 100, 36)).toEqual({ kind: 'refused', port: inputOf('a'), refusal: 'would-loop' });
    expect(from('a', 1000, 36)).toMatchObject({ kind: 'refused', refusal: 'unknown-port' });
    expect(from('a', 100, 36)).toMatchObject({ kind: 'refused', refusal: 'same-node' });
  });

  it('finds nothing on the empty canvas', () => {
    expect(from('a', 400, 400)).toEqual({ kind: 'empty' });
  });
});
