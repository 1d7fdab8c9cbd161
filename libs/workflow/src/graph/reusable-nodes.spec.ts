import { aDocument } from '../spec-support/a-document';
import { buildGraph } from './build-graph';
import { reusableNodes } from './reusable-nodes';

//           ┌──▶ b ──▶ c ──┐
// start ──▶ a               ├──▶ join
//           └──▶ d ─────────┘
const graph = buildGraph(
  aDocument(
    ['start', 'a', 'b', 'c', 'd', 'join'],
    ['start->a', 'a->b', 'b->c', 'a->d', 'c->join', 'd->join'],
  ),
);
const all = new Set(['start', 'a', 'b', 'c', 'd', 'join']);
const reused = (settled: ReadonlySet<string>, from: string) => [...reusableNodes(graph, settled, from)];

describe('reusableNodes', () => {
  it('keeps what is not behind the node, other branches included', () => {
    expect(reused(all, 'b')).toEqual(['start', 'a', 'd']);
  });

  it('keeps nothing when all is repeated', () => {
    expect(reused(all, 'start')).toEqual([]);
  });

  it('does not keep what lies behind a node that never settled', () => {
    expect(reused(new Set(['start', 'a', 'c', 'join']), 'd')).toEqual(['start', 'a']);
  });

  it('leaves out nodes that are no longer there', () => {
    expect(reused(new Set([...all, 'gone']), 'join')).toEqual(['start', 'a', 'b', 'c', 'd']);
  });
});
