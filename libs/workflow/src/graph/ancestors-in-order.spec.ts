import fc from 'fast-check';
import { aDocument } from '../spec-support/a-document';
import { acyclicDocument } from '../spec-support/arbitrary-graph';
import { ancestorsInOrder } from './ancestors-in-order';
import { buildGraph } from './build-graph';
import { topologicalOrder } from './topological-order';
import { upstreamOf } from './upstream-of';

describe('ancestorsInOrder', () => {
  //  c ──► a ──► d
  //  b ────┘     e
  it('lists ancestors in topological order, and none for who has none', () => {
    const graph = buildGraph(aDocument(['a', 'b', 'c', 'd', 'e'], ['c -> a', 'b -> a', 'a -> d']));
    const ancestorsOf = ancestorsInOrder(graph, topologicalOrder(graph));
    expect(ancestorsOf('d')).toEqual(['b', 'c', 'a']);
    expect([...ancestorsOf('e'), ...ancestorsOf('nobody')]).toEqual([]);
  });

  //  n0 ──► n1 ──► … ──► n99     more nodes than a word has bits
  it('loses none where one word of bits ends', () => {
    const ids = Array.from({ length: 100 }, (_, index) => `n${index}`);
    const graph = buildGraph(
      aDocument(
        ids,
        ids.slice(1).map((id, index) => `n${index} -> ${id}`),
      ),
    );
    const ancestorsOf = ancestorsInOrder(graph, topologicalOrder(graph));
    ids.forEach((id, index) => expect(ancestorsOf(id)).toEqual(ids.slice(0, index)));
  });

  it('agrees with upstreamOf for every node of any graph', () => {
    fc.assert(
      fc.property(acyclicDocument(), (document) => {
        const graph = buildGraph(document);
        const order = topologicalOrder(graph);
        const ancestorsOf = ancestorsInOrder(graph, order);
        for (const id of order) {
          const upstream = upstreamOf(graph, id);
          expect(ancestorsOf(id)).toEqual(order.filter((each) => upstream.has(each)));
        }
      }),
    );
  });
});
