import fc from 'fast-check';
import { aDocument } from '../spec-support/a-document';
import { acyclicDocument, anyDocument } from '../spec-support/arbitrary-graph';
import { buildGraph } from './build-graph';
import { findCycle } from './find-cycles';
import { topologicalOrder } from './topological-order';

const orderOf = (nodes: string[], edges: string[]) => topologicalOrder(buildGraph(aDocument(nodes, edges)));

describe('topologicalOrder', () => {
  //      ┌─► b ─┐
  //  a ──┤      ├─► d
  //      └─► c ─┘
  it('puts every node after its parents', () => {
    expect(orderOf(['d', 'c', 'b', 'a'], ['a -> b', 'a -> c', 'b -> d', 'c -> d'])).toEqual([
      'a',
      'c',
      'b',
      'd',
    ]);
  });

  //  a     c ──► b     d
  it('takes free nodes in the order of the document', () => {
    expect(orderOf(['d', 'b', 'a', 'c'], ['c -> b'])).toEqual(['d', 'a', 'c', 'b']);
  });

  //  a ──► z        the child of the first comes before a later root, when it stands before it
  //  y
  it('takes a child that stands earlier before a root that stands later', () => {
    expect(orderOf(['a', 'z', 'y'], ['a -> z'])).toEqual(['a', 'z', 'y']);
  });

  //  a ──► b ──► c ──► d
  //        ▲     │
  //        └─────┘
  it('leaves out nodes on a cycle and behind it', () => {
    expect(orderOf(['a', 'b', 'c', 'd'], ['a -> b', 'b -> c', 'c -> b', 'c -> d'])).toEqual(['a']);
  });

  //  a ══► b
  it('counts two edges between the same nodes once each', () => {
    expect(orderOf(['b', 'a'], ['a:true -> b', 'a:false -> b'])).toEqual(['a', 'b']);
  });

  it('is complete and respects every edge for any graph without cycles', () => {
    fc.assert(
      fc.property(acyclicDocument(), (document) => {
        const order = topologicalOrder(buildGraph(document));
        const place = new Map(order.map((id, index) => [id, index]));
        expect([...order].sort()).toEqual(document.nodes.map((node) => node.id).sort());
        for (const { source, target } of document.edges) {
          expect(place.get(source)).toBeLessThan(place.get(target) as number);
        }
      }),
    );
  });

  it('is that of whoever takes, again and again, the first node of the document whose parents were taken', () => {
    fc.assert(
      fc.property(anyDocument(), (document) => {
        const taken: string[] = [];
        const isFree = (id: string) =>
          !taken.includes(id) &&
          document.edges.every(({ source, target }) => target !== id || taken.includes(source));
        for (
          let next = document.nodes.find(({ id }) => isFree(id));
          next;
          next = document.nodes.find(({ id }) => isFree(id))
        )
          taken.push(next.id);
        expect(topologicalOrder(buildGraph(document))).toEqual(taken);
      }),
    );
  });

  it('is incomplete exactly when the graph has a cycle', () => {
    fc.assert(
      fc.property(anyDocument(), (document) => {
        const graph = buildGraph(document);
        expect(topologicalOrder(graph).length < document.nodes.length).toBe(findCycle(graph) !== undefined);
      }),
    );
  });
});
