import fc from 'fast-check';
import type { WorkflowDocument } from '../document/workflow-document';
import { aDocument } from '../spec-support/a-document';
import { anyDocument } from '../spec-support/arbitrary-graph';
import { buildGraph } from './build-graph';
import { reachableFrom } from './reachable-from';
import { upstreamOf } from './upstream-of';

//  a ──► b ──► d      e ──► f
//  c ────┘
const graph = buildGraph(aDocument(['a', 'b', 'c', 'd', 'e', 'f'], ['a -> b', 'c -> b', 'b -> d', 'e -> f']));

describe('reachableFrom', () => {
  it('gives the start and everything downstream of it', () => {
    expect([...reachableFrom(graph, ['a'])].sort()).toEqual(['a', 'b', 'd']);
  });

  it('joins what several starts reach and ignores unknown ones', () => {
    expect([...reachableFrom(graph, ['c', 'e', 'nobody'])].sort()).toEqual(['b', 'c', 'd', 'e', 'f']);
  });
});

describe('upstreamOf', () => {
  it('gives all ancestors without the node itself', () => {
    expect([...upstreamOf(graph, 'd')].sort()).toEqual(['a', 'b', 'c']);
    expect([...upstreamOf(graph, 'a')]).toEqual([]);
  });

  it('leaves the node out even when it is on a cycle', () => {
    const knot = buildGraph(aDocument(['a', 'b'], ['a -> b', 'b -> a']));
    expect([...upstreamOf(knot, 'a')]).toEqual(['b']);
  });

  it('is what multiplying out all paths gives, as is reachableFrom', () => {
    fc.assert(
      fc.property(anyDocument(), (document) => {
        const ids = document.nodes.map(({ id }) => id);
        const paths = closureOf(document);
        const any = buildGraph(document);
        for (const from of ids) {
          const reached = ids.filter((to) => to === from || paths.has(`${from}>${to}`));
          expect([...reachableFrom(any, [from])].sort()).toEqual(reached.sort());
          const ancestors = ids.filter((to) => to !== from && paths.has(`${to}>${from}`));
          expect([...upstreamOf(any, from)].sort()).toEqual(ancestors.sort());
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is the mirror of reachableFrom', () => {
    fc.assert(
      fc.property(anyDocument(), (document) => {
        const any = buildGraph(document);
        for (const from of any.nodes.keys()) {
          const reached = reachableFrom(any, [from]);
          for (const to of any.nodes.keys()) {
            if (to !== from) expect(upstreamOf(any, to).has(from)).toBe(reached.has(to));
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

/** All pairs with a path between them (Warshall 1962): too slow for use, too simple to be wrong. */
function closureOf({ nodes, edges }: WorkflowDocument): Set<string> {
  const paths = new Set(edges.map(({ source, target }) => `${source}>${target}`));
  for (const { id: middle } of nodes)
    for (const { id: from } of nodes)
      for (const { id: to } of nodes)
        if (paths.has(`${from}>${middle}`) && paths.has(`${middle}>${to}`)) paths.add(`${from}>${to}`);
  return paths;
}

describe('buildGraph', () => {
  it('ignores edges without both ends and later nodes with the same id', () => {
    const built = buildGraph(aDocument(['a', 'b', 'a'], ['a -> b', 'a -> ghost', 'ghost -> b']));
    expect([...built.nodes.keys()]).toEqual(['a', 'b']);
    expect(built.outgoing.get('a')).toHaveLength(1);
    expect(built.incoming.get('b')).toHaveLength(1);
  });
});
