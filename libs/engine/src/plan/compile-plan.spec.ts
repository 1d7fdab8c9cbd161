import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { completed } from '@rex/node-sdk';
import { parseWorkflowDocument, upstreamOf, type WorkflowDocument } from '@rex/workflow';
import { layeredGraph } from '@rex/testing/stack';
import { aNodeType } from '../spec-support/an-engine';
import { compilePlan } from './compile-plan';

// Graphs that nobody here drew: they lie beside the repository and are not part of it.
const CORPUS = path.resolve(__dirname, '../../../../../shared/corpus/dags-public.jsonl');
const inCorpus = existsSync(CORPUS) ? it : it.skip;

interface Shape {
  nodes: { id: string }[];
  edges: { source: string; target: string }[];
}

const pass = aNodeType('pass', async ({ input }) => completed(input));
const registry = { findNode: (type: string) => (type === 'gone' ? undefined : pass) };

/** Ids `n0`, `n1` …; edges as pairs of numbers. */
function aDocument(count: number, edges: [from: number, to: number][]): WorkflowDocument {
  const nodes = Array.from({ length: count }, (_, index) => ({ id: `n${index}`, type: 'pass' }));
  const parsed = parseWorkflowDocument({
    name: 'test',
    nodes,
    edges: edges.map(([from, to]) => ({ source: `n${from}`, target: `n${to}` })),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems[0]));
  return parsed.document;
}

describe('compilePlan', () => {
  //  n2 ──► n0 ──► n3
  //  n1 ────┘      n4
  it('knows the ancestors of each node in topological order', () => {
    const plan = compilePlan(
      aDocument(5, [
        [2, 0],
        [1, 0],
        [0, 3],
      ]),
      registry,
    );
    expect(plan.order).toEqual(['n1', 'n2', 'n0', 'n3', 'n4']);
    expect(plan.nodes.get('n3')?.upstream).toEqual(['n1', 'n2', 'n0']);
    expect(plan.nodes.get('n4')?.upstream).toEqual([]);
    expect(plan.nodes.get('n3')?.upstream).toBe(plan.nodes.get('n3')?.upstream);
  });

  it('refuses a workflow with a cycle, a node of no known type and a config that does not fit', () => {
    const document = aDocument(2, [[0, 1]]);
    const [first, second] = document.nodes;
    const plan = (nodes: object[]) => () => compilePlan({ ...document, nodes } as WorkflowDocument, registry);
    expect(() =>
      compilePlan(
        aDocument(2, [
          [0, 1],
          [1, 0],
        ]),
        registry,
      ),
    ).toThrow('cycle');
    expect(plan([{ ...first, type: 'gone' }, second ?? {}])).toThrow('"gone"');
    expect(plan([{ ...first, config: [] }, second ?? {}])).toThrow('config of node "n0"');
  });

  it('plans a workflow of thousands of nodes', () => {
    const document = layeredGraph(2122, 6222);
    const { nodes, graph } = compilePlan(document, registry);
    expect(nodes.get('n2121')?.upstream).toHaveLength(upstreamOf(graph, 'n2121').size);
  });

  inCorpus('orders and plans the largest public workflow', () => {
    const shapes = readFileSync(CORPUS, 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { dag: Shape }).dag);
    const largest = shapes.reduce((most, each) => (each.nodes.length > most.nodes.length ? each : most));
    const index = new Map(largest.nodes.map(({ id }, n) => [id, n]));
    const at = (id: string) => index.get(id) ?? 0;
    const document = aDocument(
      largest.nodes.length,
      largest.edges.map(({ source, target }) => [at(source), at(target)]),
    );
    expect(document.nodes).toHaveLength(2122);
    expect(compilePlan(document, registry).order).toHaveLength(2122);
  });
});
