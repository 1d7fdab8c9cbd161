import type { WorkflowDocument, WorkflowEdge, WorkflowNode } from '../document/workflow-document';
import { diffGroups, diffNotes, type GroupsDiff, type NotesDiff } from './diff-looks';
import { findChanges, type Change } from './find-changes';

/** What lies between two documents, as data. Nothing in it means that they do the same and look the same. */
export interface DocumentDiff {
  nodes: {
    added: WorkflowNode[];
    removed: WorkflowNode[];
    /** Pointers go into the node. Its place on the canvas is not among them: see `moved`. */
    changed: { id: string; changes: Change[] }[];
    /** Ids of nodes that stand somewhere else on the canvas. */
    moved: string[];
    /** Whether the nodes that both have follow each other in another order, which breaks ties when they run. */
    reordered: boolean;
  };
  /** An edge that was changed is one removed and one added. */
  edges: { added: WorkflowEdge[]; removed: WorkflowEdge[] };
  notes: NotesDiff;
  groups: GroupsDiff;
  /** Pointers go into the settings. */
  settings: Change[];
  name?: { before: string; after: string };
  description?: { before: string; after: string };
}

/** Most changes that are told one by one, of a node and in all; a node with more is told as a whole. */
const MAX_CHANGES_OF_NODE = 100;
const MAX_CHANGES = 2000;

/**
 * Compares two documents. Nodes are the same by id; drafts may have an id twice, then the first is compared with the first, and
 * so on. Its size is in the order of the documents' own.
 */
export function diffDocuments(before: WorkflowDocument, after: WorkflowDocument): DocumentDiff {
  const [old, fresh] = [byOccurrence(before.nodes), byOccurrence(after.nodes)];
  const pairs = [...fresh].flatMap(([key, node]) => {
    const earlier = old.get(key);
    return earlier ? [{ earlier, node }] : [];
  });
  return {
    nodes: {
      added: [...fresh].filter(([key]) => !old.has(key)).map(([, node]) => node),
      removed: [...old].filter(([key]) => !fresh.has(key)).map(([, node]) => node),
      changed: changedNodes(pairs),
      moved: pairs.filter((pair) => hasMoved(pair)).map(({ node }) => node.id),
      reordered: hasOtherOrder([...old.keys()], [...fresh.keys()]),
    },
    edges: {
      added: edgesWithout(after.edges, before.edges),
      removed: edgesWithout(before.edges, after.edges),
    },
    notes: diffNotes(before.notes, after.notes),
    groups: diffGroups(before.groups, after.groups),
    settings: findChanges(before.settings, after.settings, MAX_CHANGES_OF_NODE),
    ...differing('name', before, after),
    ...differing('description', before, after),
  };
}

interface NodePair {
  earlier: WorkflowNode;
  node: WorkflowNode;
}

function changedNodes(pairs: NodePair[]): DocumentDiff['nodes']['changed'] {
  const changed: DocumentDiff['nodes']['changed'] = [];
  let left = MAX_CHANGES;
  for (const { earlier, node } of pairs) {
    const changes = findChanges(unplaced(earlier), unplaced(node), Math.min(left, MAX_CHANGES_OF_NODE));
    left = Math.max(0, left - changes.length);
    if (changes.length > 0) changed.push({ id: node.id, changes });
  }
  return changed;
}

function unplaced({ position: _, ...rest }: WorkflowNode): Omit<WorkflowNode, 'position'> {
  return rest;
}

function hasMoved({ earlier, node }: NodePair): boolean {
  return earlier.position.x !== node.position.x || earlier.position.y !== node.position.y;
}

/** Nodes by their id and how many of that id came before. */
function byOccurrence(nodes: readonly WorkflowNode[]): Map<string, WorkflowNode> {
  const counts = new Map<string, number>();
  return new Map(
    nodes.map((node) => {
      const count = (counts.get(node.id) ?? 0) + 1;
      counts.set(node.id, count);
      return [`${node.id}#${count}`, node];
    }),
  );
}

function hasOtherOrder(before: string[], after: string[]): boolean {
  const [old, fresh] = [new Set(before), new Set(after)];
  const kept = after.filter((key) => old.has(key));
  return before.filter((key) => fresh.has(key)).some((key, place) => key !== kept[place]);
}

/** The edges that the others don't have; each of theirs stands for one. */
function edgesWithout(edges: readonly WorkflowEdge[], others: readonly WorkflowEdge[]): WorkflowEdge[] {
  const counts = new Map<string, number>();
  for (const edge of others) counts.set(keyOf(edge), (counts.get(keyOf(edge)) ?? 0) + 1);
  return edges.filter((edge) => {
    const count = counts.get(keyOf(edge)) ?? 0;
    counts.set(keyOf(edge), count - 1);
    return count <= 0;
  });
}

function keyOf({ id, source, sourcePort, target, targetPort }: WorkflowEdge): string {
  return JSON.stringify([id, source, sourcePort, target, targetPort]);
}

function differing<Field extends 'name' | 'description'>(
  field: Field,
  before: WorkflowDocument,
  after: WorkflowDocument,
): { [Name in Field]?: { before: string; after: string } } {
  if (before[field] === after[field]) return {};
  return { [field]: { before: before[field], after: after[field] } } as {
    [Name in Field]?: { before: string; after: string };
  };
}
