import os from 'node:os';
import { compilePlan, type ExecutionPlan, type NodeRegistry } from '@rex/engine';
import { completed, defineNode } from '@rex/node-sdk';
import { buildGraph, readyNodes, topologicalOrder, type NodeProgress } from '@rex/workflow';
import Type from 'typebox';
import { layeredGraph } from '../workflows/layered-graph';

/** As many as the largest public workflow has. */
const NODES = 2122;
const EDGES = 6222;
const ROUNDS = 20;

/** `npm run bench -- --plan`: what ordering, planning and walking through a very large workflow costs, without any I/O. */
export function benchPlan(): void {
  const document = layeredGraph(NODES, EDGES);
  const plan = compilePlan(document, registry);
  const measured = {
    orderMs: medianMs(() => topologicalOrder(buildGraph(document))),
    planMs: medianMs(() => compilePlan(document, registry)),
    upstreamOfAllMs: medianMs(() =>
      [...compilePlan(document, registry).nodes.values()].map((node) => node.upstream),
    ),
    readyNodesOfAllMs: medianMs(() => walk(plan)),
  };
  const machine = `${os.availableParallelism()} cores, ${os.cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;
  const line = {
    at: new Date().toISOString(),
    machine,
    nodes: NODES,
    edges: document.edges.length,
    ...measured,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const pass = defineNode({
  type: 'pass',
  version: 1,
  label: 'Pass',
  category: 'data',
  icon: 'box',
  summary: 'Passes its input on.',
  config: Type.Object({}),
  ports: { inputs: [], outputs: [] },
  retryClass: 'pure',
  examples: [],
  run: async ({ input }) => completed(input),
});

const registry: NodeRegistry = { findNode: () => pass };

/** One node at a time, which asks most often what is ready. */
function walk({ graph, order }: ExecutionPlan): void {
  const progress = new Map<string, NodeProgress>([['n0', { state: 'done', port: 'main' }]]);
  for (
    let next = readyNodes(graph, order, progress);
    next.ready[0];
    next = readyNodes(graph, order, progress)
  )
    progress.set(next.ready[0], { state: 'done', port: 'main' });
}

function medianMs(run: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const startedAt = performance.now();
    run();
    return performance.now() - startedAt;
  }).sort((a, b) => a - b);
  return Math.round((times[ROUNDS / 2] ?? 0) * 100) / 100;
}

benchPlan();
