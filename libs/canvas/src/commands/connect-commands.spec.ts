import { applyChanges } from '../document/apply-changes';
import type { CanvasDocument } from '../document/canvas-document';
import { aDocument, aNode, plain } from '../spec-support/a-document';
import { inputOf, mainPorts, outputOf } from '../spec-support/main-ports';
import { addNode } from './add-node';
import { connectPorts } from './connect-ports';
import type { Attempt } from './edit';
import { insertOnEdge } from './insert-on-edge';
import { reconnectEdge } from './reconnect-edge';

const portsOf = mainPorts;
const after = (document: CanvasDocument, attempt: Attempt): CanvasDocument => {
  if (attempt.kind === 'refused') throw new Error(attempt.refusal);
  return applyChanges(document, attempt.edit.changes);
};
const edges = (document: CanvasDocument): string[] =>
  plain(document).edges.map((edge) => `${edge.source}.${edge.sourcePort}>${edge.target}`);

// a ─ b ─ c
const chain = aDocument({ nodes: ['a', 'b', 'c'], edges: ['a>b', 'b>c'] });

describe('connectPorts', () => {
  it('connects from either end', () => {
    const attempt = connectPorts(chain, { from: inputOf('c'), to: outputOf('a'), portsOf });
    expect(edges(after(chain, attempt)).at(-1)).toBe('a.main>c');
  });

  it('refuses a loop', () => {
    expect(connectPorts(chain, { from: outputOf('c'), to: inputOf('a'), portsOf })).toEqual({
      kind: 'refused',
      refusal: 'would-loop',
    });
  });
});

describe('addNode', () => {
  it('connects the new node at the end where the drag began', () => {
    const node = aNode('d');
    const forwards = addNode(chain, { node, connect: { from: outputOf('c'), port: 'main' } });
    expect(edges(applyChanges(chain, forwards.changes)).at(-1)).toBe('c.main>d');
    const backwards = addNode(chain, { node, connect: { from: inputOf('a'), port: 'main' } });
    expect(edges(applyChanges(chain, backwards.changes)).at(-1)).toBe('d.main>a');
  });
});

describe('reconnectEdge', () => {
  it('moves one end and keeps the place of the edge', () => {
    const attempt = reconnectEdge(chain, { edgeId: 'a>b', end: 'target', to: inputOf('c'), portsOf });
    expect(edges(after(chain, attempt))).toEqual(['a.main>c', 'b.main>c']);
  });

  it('changes nothing when the end is put back', () => {
    const attempt = reconnectEdge(chain, { edgeId: 'a>b', end: 'target', to: inputOf('b'), portsOf });
    expect(after(chain, attempt)).toBe(chain);
  });

  it('refuses a loop, and what is connected already', () => {
    const loop = reconnectEdge(chain, { edgeId: 'b>c', end: 'target', to: inputOf('a'), portsOf });
    expect(loop).toEqual({ kind: 'refused', refusal: 'would-loop' });
    const two = aDocument({ nodes: ['a', 'b', 'c'], edges: ['a>b', 'a>c'] });
    const twice = reconnectEdge(two, { edgeId: 'a>b', end: 'target', to: inputOf('c'), portsOf });
    expect(twice).toEqual({ kind: 'refused', refusal: 'already-connected' });
  });
});

describe('insertOnEdge', () => {
  const insert = (position: { x: number; y: number }): CanvasDocument => {
    const node = aNode('new', { type: 'condition', position });
    const ports = { inputPort: 'main', outputPort: 'true', portsOf };
    return after(chain, insertOnEdge(chain, { edgeId: 'a>b', node, ...ports }));
  };

  it('connects both halves in the place of the edge', () => {
    expect(edges(insert({ x: 0, y: 200 }))).toEqual(['a.main>new', 'new.true>b', 'b.main>c']);
  });

  it('moves what is downstream only if the card would cover it', () => {
    const covered = insert({ x: 256, y: 0 });
    expect(plain(covered).nodes.map(({ position }) => position.x)).toEqual([0, 544, 864, 256]);
    const free = insert({ x: 256, y: 200 });
    expect(plain(free).nodes.map(({ position }) => position.x)).toEqual([0, 320, 640, 256]);
  });

  it('splices in a node that is there already, unless that makes a loop', () => {
    const document = aDocument({ nodes: ['a', 'b', 'x', 'y'], edges: ['a>b', 'b>x'] });
    const ports = { inputPort: 'main', outputPort: 'main', portsOf };
    const y = insertOnEdge(document, {
      edgeId: 'a>b',
      node: aNode('y', { position: { x: 0, y: 500 } }),
      ...ports,
    });
    expect(edges(after(document, y))).toEqual(['a.main>y', 'y.main>b', 'b.main>x']);
    const x = insertOnEdge(document, { edgeId: 'a>b', node: aNode('x'), ...ports });
    expect(x).toEqual({ kind: 'refused', refusal: 'would-loop' });
  });
});
