import type { NodeTypeDescriptor, WorkflowDocument } from '../api/types';
import { canvasGraph } from './canvas-graph';

type Node = WorkflowDocument['nodes'][number];

const aNode = (id: string, changes: Partial<Node> = {}): Node => ({
  id,
  type: 'code',
  name: `Node ${id}`,
  position: { x: 0, y: 0 },
  config: {},
  settings: { onError: 'fail' },
  disabled: false,
  notes: '',
  ...changes,
});
const anEdge = (source: string, target: string, sourcePort = 'main'): WorkflowDocument['edges'][number] => ({
  id: `${source}-${target}`,
  source,
  sourcePort,
  target,
  targetPort: 'main',
});
const condition: NodeTypeDescriptor = {
  type: 'condition',
  version: 1,
  label: 'Condition',
  category: 'flow',
  icon: 'split',
  summary: '',
  configSchema: {},
  ports: {
    inputs: [{ name: 'main', label: 'Input' }],
    outputs: [
      { name: 'true', label: 'true' },
      { name: 'false', label: 'false' },
    ],
  },
  retryClass: 'pure',
  asTool: false,
  scriptFields: {},
  errors: [],
  guide: '',
  examples: [],
};
const types = new Map([['condition', condition]]);

describe('canvasGraph', () => {
  it('keeps saved places', () => {
    const nodes = [aNode('a', { position: { x: 5, y: 6 } }), aNode('b', { position: { x: 400, y: 6 } })];
    const graph = canvasGraph({ nodes, edges: [anEdge('a', 'b')] }, types, []);
    expect(graph.nodes.map((node) => node.position)).toEqual([
      { x: 5, y: 6 },
      { x: 400, y: 6 },
    ]);
  });

  it('lays out afresh when nodes lie on one another or have no place', () => {
    const graph = canvasGraph({ nodes: [aNode('a'), aNode('b')], edges: [anEdge('a', 'b')] }, types, []);
    const [a, b] = graph.nodes;
    expect(b?.position.x).toBeGreaterThan((a?.position.x ?? NaN) + 224);
    const { position, ...placeless } = aNode('c');
    expect(position).toBeDefined();
    expect(canvasGraph({ nodes: [placeless as Node], edges: [] }, types, []).nodes[0]?.position).toEqual({
      x: 0,
      y: 0,
    });
  });

  it('lays out afresh what stands on the grid that saving gave it', () => {
    const at = (x: number, y: number): Partial<Node> => ({ position: { x, y } });
    const nodes = [
      aNode('a', at(0, 0)),
      aNode('b', at(320, 0)),
      aNode('c', at(320, 144)),
      aNode('d', at(640, 0)),
    ];
    const edges = [anEdge('a', 'b'), anEdge('a', 'c'), anEdge('b', 'd'), anEdge('c', 'd')];
    const byId = new Map(
      canvasGraph({ nodes, edges }, types, []).nodes.map((node) => [node.id, node.position.y]),
    );
    expect(byId.get('a')).toBe(byId.get('d'));
    expect(byId.get('b')).toBeLessThan(byId.get('a') ?? NaN);
    nodes[3] = aNode('d', at(640, 16));
    expect(canvasGraph({ nodes, edges }, types, []).nodes.find((node) => node.id === 'd')?.position.y).toBe(
      16,
    );
  });

  it('lists nodes in reading order, with the names of those they get data from', () => {
    const graph = canvasGraph({ nodes: [aNode('b'), aNode('a')], edges: [anEdge('a', 'b')] }, types, []);
    expect(graph.nodes.map((node) => node.id)).toEqual(['a', 'b']);
    expect(graph.nodes[1]?.parentNames).toEqual(['Node a']);
  });

  it('starts each edge at its own port', () => {
    const nodes = [aNode('c', { type: 'condition' }), aNode('x'), aNode('y')];
    const edges = [anEdge('c', 'x', 'true'), anEdge('c', 'y', 'false')];
    const [first, second] = canvasGraph({ nodes, edges }, types, []).edges;
    const startOf = (path = ''): string | undefined => /^M([^C]+)/.exec(path)?.[1];
    expect(startOf(first?.path)).not.toBe(startOf(second?.path));
  });

  it('gives a node whose failures branch an error port, and an unknown type the ports its edges use', () => {
    const nodes = [aNode('a', { settings: { onError: 'branch' } }), aNode('b')];
    const graph = canvasGraph({ nodes, edges: [anEdge('a', 'b', 'odd')] }, new Map(), []);
    expect(graph.nodes[0]?.outputs.map((port) => port.name)).toEqual(['error', 'odd']);
  });

  it('draws a draft with a dangling edge and a cycle', () => {
    const edges = [anEdge('a', 'b'), anEdge('b', 'a'), anEdge('a', 'gone')];
    const graph = canvasGraph({ nodes: [aNode('a'), aNode('b')], edges }, types, []);
    expect(graph.nodes).toHaveLength(2);
    expect(graph.edges).toHaveLength(2);
  });

  it('hands each node the problems that are about it', () => {
    const problem = { code: 'config-missing', nodeId: 'a', path: '/nodes/0', message: 'No code.' } as const;
    const graph = canvasGraph({ nodes: [aNode('a')], edges: [] }, types, [problem]);
    expect(graph.nodes[0]?.problems).toEqual(['No code.']);
  });
});
