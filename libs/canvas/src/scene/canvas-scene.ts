import type { CanvasDocument, CanvasEdge, CanvasNode } from '../document/canvas-document';
import { changedId, type Change } from '../document/change';
import { edgeIndexOf, edgesAt } from '../document/edge-index';
import { collapsedAround, hidingGroup, membershipOf } from '../document/group-tree';
import { itemsOf } from '../document/item-list';
import { edgeCurves, type EdgePiece } from '../geometry/edge-curves';
import { edgeBounds } from '../geometry/edge-distance';
import { groupRect } from '../geometry/group-geometry';
import { cardRect } from '../geometry/node-geometry';
import type { PortsOf } from '../geometry/node-ports';
import { SpatialGrid } from '../geometry/spatial-grid';
import { shownEdge } from './shown-edge';

/**
 * Where everything that is shown lies: for hit tests, marquees and culling. It is kept up to date by the changes of edits, so
 * that a moved node costs the same in a small document and in a large one.
 */
export class CanvasScene {
  readonly nodes = new SpatialGrid();
  readonly notes = new SpatialGrid();
  readonly groups = new SpatialGrid();
  readonly edges = new SpatialGrid();
  private readonly pieces = new Map<string, EdgePiece[]>();
  private current: CanvasDocument;

  constructor(
    document: CanvasDocument,
    readonly portsOf: PortsOf,
  ) {
    this.current = document;
    this.reset(document);
  }

  get document(): CanvasDocument {
    return this.current;
  }

  /** The curves of an edge; empty when it is not drawn. */
  piecesOf(edgeId: string): readonly EdgePiece[] {
    return this.pieces.get(edgeId) ?? [];
  }

  /** Takes in the document that an edit, an undo or a redo made, and its changes. */
  update(document: CanvasDocument, changes: readonly Change[]): void {
    this.current = document;
    const touched = (list: Change['list']): Set<string> =>
      new Set(changes.filter((change) => change.list === list).map(changedId));
    const nodeIds = touched('nodes');
    // Groups hide nodes and bend edges to their cards; they change seldom, so all is looked at again then.
    if (touched('groups').size > 0 || [...nodeIds].some((id) => hidingGroup(document, id))) {
      return this.reset(document);
    }
    for (const id of nodeIds) this.placeNode(id);
    for (const id of touched('notes')) this.placeNote(id);
    const edgeIds = touched('edges');
    for (const edge of edgesAt(edgeIndexOf(document), nodeIds)) edgeIds.add(edge.id);
    for (const id of edgeIds) this.placeEdge(id);
    for (const group of itemsOf(document.groups)) this.placeGroup(group.id);
  }

  /** Looks at a whole document anew. */
  reset(document: CanvasDocument): void {
    this.current = document;
    const lists = ['nodes', 'notes', 'groups', 'edges'] as const;
    for (const list of lists) {
      for (const id of [...this[list].ids()]) this[list].delete(id);
    }
    this.pieces.clear();
    for (const id of document.nodes.order) this.placeNode(id);
    for (const id of document.notes.order) this.placeNote(id);
    for (const id of document.groups.order) this.placeGroup(id);
    for (const id of document.edges.order) this.placeEdge(id);
  }

  private placeNode(id: string): void {
    const node: CanvasNode | undefined = this.current.nodes.byId.get(id);
    if (node && !hidingGroup(this.current, id)) this.nodes.set(id, cardRect(node.position));
    else this.nodes.delete(id);
  }

  private placeNote(id: string): void {
    const note = this.current.notes.byId.get(id);
    const groupId = membershipOf(this.current).groupOfNote.get(id);
    if (note && !collapsedAround(this.current, groupId)) {
      this.notes.set(id, { ...note.position, ...note.size });
    } else {
      this.notes.delete(id);
    }
  }

  private placeGroup(id: string): void {
    const group = this.current.groups.byId.get(id);
    const rect =
      group && !collapsedAround(this.current, group.parentId) ? groupRect(this.current, group) : undefined;
    if (rect) this.groups.set(id, rect);
    else this.groups.delete(id);
  }

  private placeEdge(id: string): void {
    const edge: CanvasEdge | undefined = this.current.edges.byId.get(id);
    const ends = edge && shownEdge(this.current, edge, this.portsOf);
    if (!ends) {
      this.pieces.delete(id);
      this.edges.delete(id);
      return;
    }
    const pieces = edgeCurves(ends.from, ends.to);
    this.pieces.set(id, pieces);
    this.edges.set(id, edgeBounds(pieces));
  }
}
