import type { WorkflowEdge } from '../document/workflow-document';
import type { DocumentDiff } from './diff-documents';

/** How much lies between two documents, as people count it. */
export interface ChangeCount {
  /** Changes of what the workflow does and is called. */
  changes: number;
  /** Changes of what it only looks like: nodes that were moved, notes, groups. */
  looks: number;
}

/**
 * Counts what a diff tells: "3 changes ahead". A node that came, went or has other fields is one change, whatever the number of
 * fields; edges that came or went with their node are part of that.
 */
export function countChanges({
  nodes,
  edges,
  settings,
  name,
  description,
  notes,
  groups,
}: DocumentDiff): ChangeCount {
  const whole = [nodes.reordered, name !== undefined, description !== undefined];
  return {
    changes:
      nodes.added.length +
      nodes.removed.length +
      nodes.changed.length +
      edgesBeside(edges.added, nodes.added) +
      edgesBeside(edges.removed, nodes.removed) +
      settings.length +
      whole.filter(Boolean).length,
    looks:
      nodes.moved.length +
      notes.added.length +
      notes.removed.length +
      new Set([...notes.changed.map(({ id }) => id), ...notes.moved]).size +
      groups.added.length +
      groups.removed.length +
      groups.changed.length,
  };
}

/** How many edges lead to and from none of the nodes. */
function edgesBeside(edges: readonly WorkflowEdge[], nodes: readonly { id: string }[]): number {
  const ids = new Set(nodes.map(({ id }) => id));
  return edges.filter(({ source, target }) => !ids.has(source) && !ids.has(target)).length;
}
