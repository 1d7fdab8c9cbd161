import fc from 'fast-check';
import { aDocument } from '../spec-support/a-document';
import { anyDocument } from '../spec-support/arbitrary-graph';
import { buildGraph } from './build-graph';
import { findCycle, findCycles } from './find-cycles';
import { reachableFrom } from './reachable-from';

const cyclesOf = (nodes: string[], edges: string[]) => findCycles(buildGraph(aDocument(nodes, edges)));

describe('findCycles', () => {
  //  a ──► b ──► c
  //  └───────────▲
  it('finds none in a graph without cycles', () => {
    expect(cyclesOf(['a', 'b', 'c'], ['a -> b', 'b -> c', 'a -> c'])).toEqual([]);
  });

  //  a ──► c ──► b
  //        ▲     │
  //        └─ d ◄┘
  it('names the nodes in the order of the edges, from the first in the document', () => {
    expect(cyclesOf(['a', 'b', 'c', 'd'], ['a -> c', 'c -> b', 'b -> d', 'd -> c'])).toEqual([
      ['b', 'd', 'c'],
    ]);
  });

  //  a ─┐
  //  ▲──┘
  it('finds a node that leads to itself', () => {
    expect(cyclesOf(['a'], ['a -> a'])).toEqual([['a']]);
  });

  //  a ⇄ b ──► c ⇄ d
  it('finds one for each independent knot', () => {
    expect(cyclesOf(['a', 'b', 'c', 'd'], ['a -> b', 'b -> a', 'b -> c', 'c -> d', 'd -> c'])).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  //  a ⇄ b ⇄ c     one knot: one cycle
  it('finds one for two cycles that share a node', () => {
    expect(cyclesOf(['a', 'b', 'c'], ['a -> b', 'b -> a', 'b -> c', 'c -> b'])).toEqual([['a', 'b']]);
  });

  //  n0 ──► n1 ──► … ──► n4999 ──► n0
  it('survives a cycle of thousands of nodes', () => {
    const ids = Array.from({ length: 5000 }, (_, index) => `n${index}`);
    const edges = ids.map((id, index) => `${id} -> ${ids[(index + 1) % ids.length]}`);
    expect(cyclesOf(ids, edges)).toEqual([ids]);
  });

  it('gives only true cycles, whatever the graph', () => {
    fc.assert(
      fc.property(anyDocument(), (document) => {
        const edges = new Set(document.edges.map(({ source, target }) => `${source}>${target}`));
        for (const cycle of findCycles(buildGraph(document))) {
          expect(new Set(cycle).size).toBe(cycle.length);
          cycle.forEach((id, index) => expect(edges).toContain(`${id}>${cycle[(index + 1) % cycle.length]}`));
        }
      }),
    );
  });
});

describe('findCycles of any graph', () => {
  it('gives one for each knot: for nodes that reach one another, whichever they are', () => {
    fc.assert(
      fc.property(anyDocument(), (document) => {
        const graph = buildGraph(document);
        // Behind its own edges, so that a node is there only when it is on a cycle.
        const behind = (id: string) =>
          reachableFrom(
            graph,
            (graph.outgoing.get(id) ?? []).map(({ target }) => target),
          );
        const knots = new Set(
          document.nodes
            .filter(({ id }) => behind(id).has(id))
            .map(({ id }) =>
              [...behind(id)]
                .filter((other) => behind(other).has(id))
                .sort()
                .join(),
            ),
        );
        const cycles = findCycles(graph);
        expect(cycles).toHaveLength(knots.size);
        for (const knot of knots)
          expect(cycles.filter(([first = '']) => knot.split(',').includes(first))).toHaveLength(1);
      }),
    );
  });
});

describe('findCycle', () => {
  //  b ⇄ a
  it('gives the first cycle', () => {
    expect(findCycle(buildGraph(aDocument(['b', 'a'], ['a -> b', 'b -> a'])))).toEqual(['b', 'a']);
  });
});
