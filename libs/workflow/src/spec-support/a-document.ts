import type {
  WorkflowDocument,
  WorkflowEdge,
  WorkflowGroup,
  WorkflowNode,
  WorkflowNote,
} from '../document/workflow-document';

/** A node for tests, complete, with what the test cares about. */
export function aNode(id: string, parts: Partial<WorkflowNode> = {}): WorkflowNode {
  return {
    id,
    type: 'step',
    name: id,
    position: { x: 0, y: 0 },
    config: {},
    settings: { onError: 'fail' },
    disabled: false,
    notes: '',
    ...parts,
  };
}

/** An edge written as `a -> b` or, with its source port, `a:true -> b`. */
export function anEdge(text: string): WorkflowEdge {
  const [from = '', target = ''] = text.split('->').map((end) => end.trim());
  const [source = '', sourcePort = 'main'] = from.split(':');
  return { id: text.replaceAll(' ', ''), source, sourcePort, target, targetPort: 'main' };
}

/** A sticky note for tests, whose text is its id. */
export function aNote(id: string, parts: Partial<WorkflowNote> = {}): WorkflowNote {
  const size = { width: 240, height: 160 };
  return { id, text: id, tint: 1, position: { x: 0, y: 0 }, size, ...parts };
}

/** A group for tests. */
export function aGroup(
  id: string,
  nodeIds: readonly string[] = [],
  parts: Partial<WorkflowGroup> = {},
): WorkflowGroup {
  return { id, name: id, nodeIds, noteIds: [], parentId: null, isCollapsed: false, ...parts };
}

/** A document for tests; edges written as for anEdge. */
export function aDocument(
  nodes: readonly (string | WorkflowNode)[],
  edges: readonly string[] = [],
): WorkflowDocument {
  return {
    name: 'A workflow',
    description: '',
    nodes: nodes.map((node) => (typeof node === 'string' ? aNode(node) : node)),
    edges: edges.map(anEdge),
    notes: [],
    groups: [],
    settings: { timezone: 'UTC', timeoutMs: 3_600_000, maxConcurrency: null },
  };
}
