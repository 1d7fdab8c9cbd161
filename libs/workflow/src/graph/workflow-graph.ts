import type { WorkflowEdge, WorkflowNode } from '../document/workflow-document';

/** A document's nodes and edges as adjacency lists. Every node has an entry in both; nodes keep the document's order. */
export interface WorkflowGraph {
  nodes: ReadonlyMap<string, WorkflowNode>;
  incoming: ReadonlyMap<string, WorkflowEdge[]>;
  outgoing: ReadonlyMap<string, WorkflowEdge[]>;
}
