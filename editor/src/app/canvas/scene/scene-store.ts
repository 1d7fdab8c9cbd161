import { computed, effect, inject, Injectable, untracked } from '@angular/core';
import {
  boundsOfScene,
  CanvasScene,
  groupRect,
  hidingGroup,
  itemsOf,
  topologicalLevels,
  type CanvasDocument,
  type ItemRef,
  type Rect,
} from '@rex/canvas';
import { DraftStore, type DraftChange } from '../../editing/draft.store';
import { NodeTypesStore } from '../../editing/node-types.store';

/** Null: no change of the document, but its nodes have other ports now. */
type Listener = (change: DraftChange | null) => void;

/** Where everything of the draft lies, kept up to date by its changes; and how it is drawn while something is dragged. */
@Injectable()
export class SceneStore {
  private readonly draft = inject(DraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly listeners = new Set<Listener>();
  private ranks: ReadonlyMap<string, number> | undefined;
  private known: { bounds: Rect | undefined } | undefined;
  private preview: CanvasDocument | undefined;

  readonly scene = new CanvasScene(untracked(this.draft.document), this.types.portsOf);
  /** The edges alone: changes less often than the document. */
  readonly edges = computed(() => this.draft.document().edges);
  readonly isEmpty = computed(() => {
    const { nodes, notes } = this.draft.document();
    return nodes.order.length + notes.order.length === 0;
  });

  constructor() {
    this.draft.listen((change) => {
      if (change.by === 'opened') this.scene.reset(change.document);
      else this.scene.update(change.document, change.changes);
      this.known = undefined;
      if (change.by === 'opened' || change.changes.some(({ kind }) => kind !== 'replaced')) {
        this.ranks = undefined;
      }
      for (const listener of this.listeners) listener(change);
    });
    // Ports are known once the node types are there.
    effect(() => {
      this.types.byType();
      untracked(() => {
        const document = this.draft.document();
        this.scene.reset(document);
        this.known = undefined;
        for (const listener of this.listeners) listener(null);
      });
    });
  }

  get document(): CanvasDocument {
    return this.scene.document;
  }

  /** The document as it is drawn: with what is being dragged where it is held. */
  get shown(): CanvasDocument {
    return this.preview ?? this.scene.document;
  }

  get isPreviewing(): boolean {
    return this.preview !== undefined;
  }

  show(preview: CanvasDocument | undefined): void {
    this.preview = preview;
  }

  /** Calls back when the scene has taken in a change. */
  onChange(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  rectOf({ list, id }: ItemRef): Rect | undefined {
    return this.scene[list].rectOf(id);
  }

  /** The card of a node, or of the collapsed group that it is in. */
  cardOf(nodeId: string): Rect | undefined {
    const group = hidingGroup(this.document, nodeId);
    return group ? this.scene.groups.rectOf(group.id) : this.scene.nodes.rectOf(nodeId);
  }

  /** Where an open or collapsed group is drawn now. */
  shownGroupRect(id: string): Rect | undefined {
    const group = this.shown.groups.byId.get(id);
    return group && groupRect(this.shown, group);
  }

  bounds(): Rect | undefined {
    return (this.known ??= { bounds: boundsOfScene(this.scene) }).bounds;
  }

  /** Ids of nodes in the order of reading: what runs earlier comes first. */
  inReadingOrder(ids: Iterable<string>): string[] {
    const ranks = (this.ranks ??= this.rank());
    return [...ids].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  }

  private rank(): ReadonlyMap<string, number> {
    const { nodes } = this.scene.document;
    const links = itemsOf(this.scene.document.edges).map(({ source, target }) => ({ source, target }));
    const { order } = topologicalLevels(nodes.order, links);
    return new Map(order.map((id, rank) => [id, rank]));
  }
}
