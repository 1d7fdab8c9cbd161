import type { WorkflowEdge } from '../document/workflow-document';
import { liveParents } from './live-parents';
import type { NodeProgress } from './ready-nodes';
import type { WorkflowGraph } from './workflow-graph';

const edge = (source: string, target: string, sourcePort = 'main'): WorkflowEdge => ({
  id: `${source}-${target}`,
  source,
  sourcePort,
  target,
  targetPort: 'main',
});
const graphOf = (edges: WorkflowEdge[]): WorkflowGraph => ({
  nodes: new Map(),
  incoming: new Map([['d', edges.filter((each) => each.target === 'd')]]),
  outgoing: new Map(),
});
const done = (port: string | null): NodeProgress => ({ state: 'done', port });

describe('liveParents', () => {
  //   b ──▶
  //         d     written b after a, ordered a before b
  //   a ──▶
  it('gives parents in topological order, whatever the order of the edges', () => {
    const graph = graphOf([edge('b', 'd'), edge('a', 'd')]);
    const progress = new Map([
      ['a', done('main')],
      ['b', done('main')],
    ]);
    expect(liveParents(graph, ['a', 'b', 'd'], progress, 'd')).toEqual(['a', 'b']);
  });

  //   c ─true──▶ d        c left by false
  it('leaves out a parent that left by another port, failed or was skipped', () => {
    const graph = graphOf([edge('c', 'd', 'true'), edge('f', 'd'), edge('s', 'd'), edge('a', 'd')]);
    const progress = new Map<string, NodeProgress>([
      ['c', done('false')],
      ['f', done(null)],
      ['s', { state: 'skipped' }],
      ['a', done('main')],
    ]);
    expect(liveParents(graph, ['a', 'c', 'f', 's', 'd'], progress, 'd')).toEqual(['a']);
  });

  it('names a parent with two live edges once', () => {
    const graph = graphOf([edge('a', 'd'), { ...edge('a', 'd'), id: 'second' }]);
    expect(liveParents(graph, ['a', 'd'], new Map([['a', done('main')]]), 'd')).toEqual(['a']);
  });
});
