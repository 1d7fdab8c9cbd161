import type { NodeDefinition } from '@rex/node-sdk';
import {
  ancestorsInOrder,
  applyConfigDefaults,
  buildGraph,
  checkConfig,
  compileConfig,
  plainFieldsOf,
  topologicalOrder,
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
  /** Ancestors, in topological order. Worked out when they are first asked for: those of all nodes are as many as their square. */
  readonly upstream: readonly string[];
}

/**
 * Works out order, adjacency, templates and static configs of a document.
 * @throws PlanError when the document can't run: it was checked at save, so the node types must have changed since.
 */
export function compilePlan(document: WorkflowDocument, registry: NodeRegistry): ExecutionPlan {
  const graph = buildGraph(document);
  const order = topologicalOrder(graph);
  if (order.length < document.nodes.length) throw new PlanError('cycle', 'the workflow has a cycle');
  let ancestorsOf: ReturnType<typeof ancestorsInOrder> | undefined;
  const findUpstream = (nodeId: string) => (ancestorsOf ??= ancestorsInOrder(graph, order))(nodeId);
  const nodes = new Map(document.nodes.map((node) => [node.id, planNode(node, findUpstream, registry)]));
  return { document, graph, order, nodes };
}

function planNode(
  node: WorkflowNode,
  findUpstream: (nodeId: string) => string[],
  registry: NodeRegistry,
): PlannedNode {
  const definition = registry.findNode(node.type);
  if (!definition) {
    throw new PlanError(
      'unknown-node-type',
      `node "${node.id}" has the type "${node.type}", which this REX does not know`,
    );
  }
  const withDefaults = applyConfigDefaults(definition.descriptor, node.config);
  const config = compileConfig(withDefaults, plainFieldsOf(definition.descriptor, withDefaults));
  if (config.isStatic) refuseInvalid(node, definition, withDefaults);
  let upstream: string[] | undefined;
  return {
    node,
    definition,
    config,
    staticConfig: config.isStatic ? withDefaults : undefined,
    retryClass: definition.retryClassOf(withDefaults),
    get upstream() {
      return (upstream ??= findUpstream(node.id));
    },
  };
}

function refuseInvalid(node: WorkflowNode, { descriptor }: NodeDefinition, config: JsonObject): void {
  const [problem] = checkConfig(descriptor, config, 'resolved');
  if (!problem) return;
  throw new PlanError(
    'config-invalid',
    `config of node "${node.id}" at ${problem.path || '/'}: ${problem.message}`,
  );
}
