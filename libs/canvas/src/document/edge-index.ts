import type { CanvasDocument, CanvasEdge } from './canvas-document';
import { itemsOf } from './item-list';

/** The edges at each node. Nodes without edges are not in it. */
export interface EdgeIndex {
  readonly incoming: ReadonlyMap<string, readonly CanvasEdge[]>;
  readonly outgoing: ReadonlyMap<string, readonly CanvasEdge[]>;
}

const known = new WeakMap<CanvasDocument['edges'], EdgeIndex>();

/** Who is connected to whom, in the order of the edges. Worked out once for each list of edges; lists must not change. */
export function edgeIndexOf(document: Pick<CanvasDocument, 'edges'>): EdgeIndex {
  const before = known.get(document.edges);
  if (before) return before;
  const incoming = new Map<string, CanvasEdge[]>();
  const outgoing = new Map<string, CanvasEdge[]>();
  for (const edge of itemsOf(document.edges)) {
    pushTo(outgoing, edge.source, edge);
    pushTo(incoming, edge.target, edge);
  }
  const index = { incoming, outgoing };
  known.set(document.edges, index);
  return index;
}

/** The edges that start or end at one of the nodes, each once. */
export function edgesAt(index: EdgeIndex, nodeIds: Iterable<string>): Set<CanvasEdge> {
  const edges = new Set<CanvasEdge>();
  for (const id of nodeIds) {
    for (const edge of index.incoming.get(id) ?? []) edges.add(edge);
    for (const edge of index.outgoing.get(id) ?? []) edges.add(edge);
  }
  return edges;
}

function pushTo(map: Map<string, CanvasEdge[]>, id: string, edge: CanvasEdge): void {
  const list = map.get(id);
  if (list) list.push(edge);
  else map.set(id, [edge]);
}
