import type { WorkflowDocument, WorkflowNode } from '../document/workflow-document';
import type { WorkflowGraph } from '../graph/workflow-graph';
import type { NodeCatalog } from '../node-types/node-catalog';
import type { NodeTypeDescriptor } from '../node-types/node-type-descriptor';
import type { Suggester } from '../text/suggester';
import type { Problem } from './problem';
import type { WorkflowLimits } from './workflow-limits';

/** What a rule may look at. */
export interface RuleContext {
  document: WorkflowDocument;
  graph: WorkflowGraph;
  catalog: NodeCatalog;
  limits: WorkflowLimits;
  suggester: Suggester;
  /** Nodes with their place in the document and their type, if it is known. */
  nodes: PlacedNode[];
  /** The nodes, and their tools as if they were nodes: whatever has a config. */
  configured: PlacedNode[];
}

/** A node, where it stands and what it is. */
export interface PlacedNode {
  node: WorkflowNode;
  /** JSON Pointer to it. */
  path: string;
  descriptor: NodeTypeDescriptor | undefined;
  /** Of a tool: fields of the config that a model fills in. */
  filledIn?: string[];
}

/** Finds one kind of problem. Never throws, whatever else is wrong with the document. */
export type Rule = (context: RuleContext) => Problem[];
