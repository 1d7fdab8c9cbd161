import { reachableFrom } from '../../graph/reachable-from';
import { upstreamOf } from '../../graph/upstream-of';
import type { WorkflowGraph } from '../../graph/workflow-graph';
import type { Suggester } from '../../text/suggester';
import type { Problem } from '../problem';
import { readConfig } from '../read-config';
import type { PlacedNode, Rule } from '../rule';

/** A step that a template or script names must exist, and must have run before: it must be upstream. */
export const stepReferenceRule: Rule = ({ graph, configured, suggester }) => {
  // Many nodes use few steps, so what lies behind a step is worked out once for each step, not for each node.
  const behind = new Map<string, Set<string>>();
  const isUpstream = (stepId: string, nodeId: string): boolean => {
    let reached = behind.get(stepId);
    if (!reached) behind.set(stepId, (reached = reachableFrom(graph, [stepId])));
    return stepId !== nodeId && reached.has(nodeId);
  };
  return configured.flatMap((placed) => {
    const { node, descriptor } = placed;
    const references = descriptor ? readConfig(descriptor, node.config).references : [];
    return references
      .filter(({ stepId }) => !isUpstream(stepId, node.id))
      .map((reference) => describe(graph, suggester, placed, reference));
  });
};

function describe(
  graph: WorkflowGraph,
  suggester: Suggester,
  { node, path }: PlacedNode,
  { stepId, path: configPath }: { stepId: string; path: string },
): Problem {
  const place = { nodeId: node.id, path: `${path}/config${configPath}` };
  if (!graph.nodes.has(stepId)) {
    const hint = suggester.suggest(
      stepId,
      () => upstreamOf(graph, node.id),
      '; name a node that is upstream.',
    );
    const message = `Node "${node.id}" uses steps.${stepId}, but there is no such node${hint}`;
    return { code: 'reference-unknown', ...place, message };
  }
  const why = stepId === node.id ? 'which is the node itself' : `but "${stepId}" is not upstream of it`;
  const message = `Node "${node.id}" uses steps.${stepId}, ${why}; its output would never be there. Connect it before this node, or use another step.`;
  return { code: 'reference-not-upstream', ...place, message };
}
