import type { NodeDefinition } from '@rex/node-sdk';
import {
  applyConfigDefaults,
  buildGraph,
  checkConfig,
  compileConfig,
  plainFieldsOf,
  topologicalOrder,
  upstreamOf,
  type CompiledConfig,
  type JsonObject,
  type RetryClass,
  type WorkflowDocument,
  type WorkflowGraph,
  type WorkflowNode,
} from '@rex/workflow';
import type { NodeRegistry } from '../ports/node-registry';
import { PlanError } from './plan-error';

/** A version made ready to run: everything that does not depend on data is worked out once. Immutable and shared. */
export interface ExecutionPlan {
  document: WorkflowDocument;
  graph: WorkflowGraph;
  /** Node ids in topological order. */
  order: string[];
  nodes: ReadonlyMap<string, PlannedNode>;
}

/** A node made ready to run. */
export interface PlannedNode {
  node: WorkflowNode;
  definition: NodeDefinition;
  config: CompiledConfig;
  /** The config itself when it holds no template: checked once, shared by all runs. */
  staticConfig: JsonObject | undefined;
  /** What a crash may repeat of it (PROMISES P5). */
  retryClass: RetryClass;
  /** Ancestors, in topological order. */
  upstream: string[];
}

/**
 * Works out order, adjacency, templates and static configs of a document.
 * @throws PlanError when the document can't run: it was checked at save, so the node types must have changed since.
 */
export function compilePlan(document: WorkflowDocument, registry: NodeRegistry): ExecutionPlan {
  const graph = buildGraph(document);
  const order = topologicalOrder(graph);
  if (order.length < document.nodes.length) throw new PlanError('cycle', 'the workflow has a cycle');
  const position = new Map(order.map((id, index) => [id, index]));
  const byOrder = (a: string, b: string) => (position.get(a) ?? 0) - (position.get(b) ?? 0);
  const nodes = new Map(
    document.nodes.map((node) => [
      node.id,
      planNode(node, [...upstreamOf(graph, node.id)].sort(byOrder), registry),
    ]),
  );
  return { document, graph, order, nodes };
}

function planNode(node: WorkflowNode, upstream: string[], registry: NodeRegistry): PlannedNode {
  const definition = registry.findNode(node.type);
  if (!definition) {
    throw new PlanError(
      'unknown-node-type',
      `node "${node.id}" has the type "${node.type}", which this REX does not know`,
    );
  }
  const withDefaults = applyConfigDefaults(definition.descriptor, node.config);
  const config = compileConfig(withDefaults, plainFieldsOf(definition.descriptor, withDefaults));
  const planned = { node, definition, config, retryClass: definition.retryClassOf(withDefaults), upstream };
  if (!config.isStatic) return { ...planned, staticConfig: undefined };
  const [problem] = checkConfig(definition.descriptor, withDefaults, 'resolved');
  if (problem) {
    throw new PlanError(
      'config-invalid',
      `config of node "${node.id}" at ${problem.path || '/'}: ${problem.message}`,
    );
  }
  return { ...planned, staticConfig: withDefaults };
}
