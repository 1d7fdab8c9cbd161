import type { CanvasDocument } from '../document/canvas-document';
import { itemsOf } from '../document/item-list';
import { reachableNodes, type Along } from '../document/reachable-nodes';
import { selectionOf, type Selection } from './selection';

/** The selected nodes with all that lie upstream or downstream of them, and the edges between these. */
export function selectStream(document: CanvasDocument, selection: Selection, along: Along): Selection {
  const nodes = reachableNodes(document, selection.nodes, along);
  const known = [...nodes].filter((id) => document.nodes.byId.has(id));
  const edges = itemsOf(document.edges).filter((edge) => nodes.has(edge.source) && nodes.has(edge.target));
  return selectionOf({ nodes: known, edges: edges.map((edge) => edge.id) });
}
