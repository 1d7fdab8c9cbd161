import fc from 'fast-check';
import { aDocument } from '../spec-support/a-document';
import { acyclicDocument } from '../spec-support/arbitrary-graph';
import { buildGraph } from './build-graph';
import { readyNodes, type NodeProgress, type ReadyNodes } from './ready-nodes';
import { topologicalOrder } from './topological-order';

const done = (port: string | null = 'main'): NodeProgress => ({ state: 'done', port });
const running: NodeProgress = { state: 'running' };
const skipped: NodeProgress = { state: 'skipped' };

function next(edges: string[], progress: Record<string, NodeProgress>): ReadyNodes {
  const ids = [
    ...new Set(edges.flatMap((edge) => edge.split('->').map((end) => end.trim().replace(/:.*/, '')))),
  ];
  const graph = buildGraph(aDocument(ids, edges));
  return readyNodes(graph, topologicalOrder(graph), new Map(Object.entries(progress)));
}

describe('readyNodes', () => {
  //  a ──► b ──► c
  it('starts a node when its parent is done, and no earlier', () => {
    const chain = ['a -> b', 'b -> c'];
    expect(next(chain, {})).toEqual({ ready: [], skipped: [] });
    expect(next(chain, { a: running })).toEqual({ ready: [], skipped: [] });
    expect(next(chain, { a: done() })).toEqual({ ready: ['b'], skipped: [] });
    expect(next(chain, { a: done(), b: running })).toEqual({ ready: [], skipped: [] });
  });

  //  a ─┐
  //     ├─► c
  //  b ─┘
  it('lets a join wait for all its parents', () => {
    const join = ['a -> c', 'b -> c'];
    expect(next(join, { a: done(), b: running })).toEqual({ ready: [], skipped: [] });
    expect(next(join, { a: done(), b: done() })).toEqual({ ready: ['c'], skipped: [] });
  });

  //      true ──► b ──► d ─┐
  //  a ──┤                 ├─► e
  //      false ─► c ───────┘
  it('skips the branch not taken, through all its nodes, and lets the join run on the live one', () => {
    const fork = ['a:true -> b', 'a:false -> c', 'b -> d', 'd -> e', 'c -> e'];
    expect(next(fork, { a: done('false') })).toEqual({ ready: ['c'], skipped: ['b', 'd'] });
    expect(next(fork, { a: done('false'), b: skipped, d: skipped, c: done() })).toEqual({
      ready: ['e'],
      skipped: [],
    });
  });

  //  a ──► b ──► c     a failed for good
  it('skips everything behind a node whose output left by no port', () => {
    expect(next(['a -> b', 'b -> c'], { a: done(null) })).toEqual({ ready: [], skipped: ['b', 'c'] });
  });

  //  a ──error──► b
  //  └───main───► c
  it('follows the error port', () => {
    expect(next(['a:error -> b', 'a -> c'], { a: done('error') })).toEqual({ ready: ['b'], skipped: ['c'] });
  });

  //  a ══true/false══► b
  it('runs a node that one of two parallel edges reaches', () => {
    expect(next(['a:true -> b', 'a:false -> b'], { a: done('true') })).toEqual({ ready: ['b'], skipped: [] });
  });

  it('never hangs and starts nothing early, however few nodes run at a time and in whatever order they end', () => {
    const ports = fc.array(fc.constantFrom('main', 'true', 'false', null), { minLength: 12, maxLength: 12 });
    const picks = fc.infiniteStream(fc.nat());
    fc.assert(
      fc.property(
        acyclicDocument(),
        ports,
        fc.integer({ min: 1, max: 4 }),
        picks,
        (document, portOf, room, pick) => {
          const graph = buildGraph(document);
          const order = topologicalOrder(graph);
          const isSettled = (id: string) => ['done', 'skipped'].includes(progress.get(id)?.state ?? '');
          const roots = order.filter((id) => graph.incoming.get(id)?.length === 0);
          const progress = new Map<string, NodeProgress>(roots.map((id) => [id, running]));
          const inFlight = [...roots];
          for (let turn = 0; inFlight.length > 0; turn += 1) {
            expect(turn).toBeLessThanOrEqual(order.length);
            const [ended = ''] = inFlight.splice((pick.next().value ?? 0) % inFlight.length, 1);
            progress.set(ended, done(portOf[order.indexOf(ended)] ?? null));
            const step = readyNodes(graph, order, progress);
            for (const id of [...step.ready, ...step.skipped]) {
              expect(progress.has(id)).toBe(false);
              expect(
                graph.incoming
                  .get(id)
                  ?.every(({ source }) => isSettled(source) || step.skipped.includes(source)),
              ).toBe(true);
            }
            for (const id of step.skipped) progress.set(id, skipped);
            for (const id of step.ready.slice(0, Math.max(room - inFlight.length, 0))) {
              progress.set(id, running);
              inFlight.push(id);
            }
          }
          expect(order.filter((id) => !isSettled(id))).toEqual([]);
        },
      ),
    );
  });

  it('brings every node to exactly one end, in any graph and whatever ports the outputs leave by', () => {
    const ports = fc.array(fc.constantFrom('main', 'true', 'false', null), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(acyclicDocument(), ports, (document, portOf) => {
        const graph = buildGraph(document);
        const order = topologicalOrder(graph);
        const progress = new Map<string, NodeProgress>();
        const finish = (id: string) => {
          expect(progress.has(id)).toBe(false);
          progress.set(id, done(portOf[order.indexOf(id)] ?? null));
        };
        order.filter((id) => graph.incoming.get(id)?.length === 0).forEach(finish);
        for (let round = 0; ; round += 1) {
          expect(round).toBeLessThanOrEqual(order.length);
          const step = readyNodes(graph, order, progress);
          if (step.ready.length + step.skipped.length === 0) break;
          for (const id of step.skipped) {
            expect(progress.has(id)).toBe(false);
            progress.set(id, skipped);
          }
          step.ready.forEach(finish);
        }
        expect(progress.size).toBe(order.length);
        for (const id of order) {
          const edges = graph.incoming.get(id) ?? [];
          if (edges.length === 0) continue;
          const isLive = edges.some((edge) => {
            const source = progress.get(edge.source);
            return source?.state === 'done' && source.port === edge.sourcePort;
          });
          expect(progress.get(id)?.state).toBe(isLive ? 'done' : 'skipped');
        }
      }),
    );
  });
});
