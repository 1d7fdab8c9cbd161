import { inject, Injectable, untracked } from '@angular/core';
import {
  cardRect,
  edgeUnderCard,
  insertOnEdge,
  itemsInArea,
  moveItems,
  nudgeKey,
  placeDrag,
  visibleArea,
  type Attempt,
  type DragPlacement,
  type ItemRef,
  type Point,
  type Rect,
  type Selection,
} from '@rex/canvas';
import { Announcer } from '../../editing/announcer';
import { DraftStore } from '../../editing/draft.store';
import { NodeTypesStore } from '../../editing/node-types.store';
import { PendingEdits } from '../../editing/pending-edits';
import { ReferenceRewriter } from '../../editing/reference-rewriter';
import { ToldEdits } from '../../editing/told-edits';
import { EditorSettings } from '../../settings/editor-settings';
import { EdgeLayer } from '../edges/edge-layer';
import { OverlayLayer } from '../overlay/overlay-layer';
import { SceneStore } from '../scene/scene-store';
import { CanvasCamera } from '../view/canvas-camera';
import { ItemsPreview } from './items-preview';
import { draggedItems, loneNode, type DraggedItems } from './dragged-items';

/** How far a drag has come, as the pointer machine says it. */
export interface DragStep {
  readonly item: ItemRef;
  readonly by: Point;
  readonly isSnapping: boolean;
  readonly isClone: boolean;
}

/** Dragging what is selected: guides and grid, cards and edges that follow, and at the end one edit. */
@Injectable()
export class DragGesture {
  private readonly draft = inject(DraftStore);
  private readonly told = inject(ToldEdits);
  private readonly types = inject(NodeTypesStore);
  private readonly store = inject(SceneStore);
  private readonly camera = inject(CanvasCamera);
  private readonly edges = inject(EdgeLayer);
  private readonly overlay = inject(OverlayLayer);
  private readonly preview = inject(ItemsPreview);
  private readonly announcer = inject(Announcer);
  private readonly references = inject(ReferenceRewriter);
  private readonly pending = inject(PendingEdits);
  private readonly settings = inject(EditorSettings);
  private dragged: DraggedItems | undefined;
  private others: readonly Rect[] = [];
  private othersSeenFrom: { x: number; y: number; zoom: number } | undefined;
  private insertion: { edgeId: string; at: Point; attempt: Attempt } | undefined;

  move(step: DragStep): void {
    this.dragged ??= draggedItems(this.store, untracked(this.draft.selection), step.item);
    const { dragged } = this;
    if (!dragged) return;
    const placement = this.placement(step, dragged);
    const held = { ...dragged.held, x: dragged.held.x + placement.by.x, y: dragged.held.y + placement.by.y };
    this.overlay.guides(placement);
    this.overlay.gaps(placement, held);
    if (step.isClone) {
      const moved = (rect: Rect): Rect => ({
        ...rect,
        x: rect.x + placement.by.x,
        y: rect.y + placement.by.y,
      });
      this.overlay.places(this.rectsOf(dragged).map(moved));
      return;
    }
    this.preview.show(dragged, placement.by);
    this.edges.light(this.edgeUnder(held, dragged)?.edgeId ?? null);
  }

  drop(step: DragStep): void {
    this.move(step);
    const { dragged, insertion } = this;
    if (!dragged) return;
    const { by } = this.placement(step, dragged);
    this.cancel();
    const document = this.draft.document();
    const { selection } = dragged;
    if (step.isClone) void this.pending.add(() => this.clone(selection, by));
    else if (insertion?.attempt.kind === 'allowed') this.draft.attempt(insertion.attempt);
    else if (by.x !== 0 || by.y !== 0) this.told.perform(moveItems(document, { selection, by }));
  }

  private async clone(selection: Selection, by: Point): Promise<void> {
    const rules = await this.references.ready();
    if (!rules) return;
    const { rewrite: rewriteReferences } = this.references;
    this.draft.perform(rules.duplicateItems(this.draft.document(), { selection, by, rewriteReferences }));
  }

  /** Moves by the keyboard: shown until it is dropped. */
  nudge(selection: Selection, by: Point): void {
    const item = firstOf(selection);
    this.dragged ??= item && draggedItems(this.store, selection, item);
    if (!this.dragged) return;
    this.preview.show(this.dragged, by);
    const { held } = this.dragged;
    this.camera.reveal({ ...held, x: held.x + by.x, y: held.y + by.y });
  }

  dropNudge(selection: Selection, by: Point): void {
    this.cancel();
    if (by.x === 0 && by.y === 0) return this.announcer.say($localize`Not moved`);
    const ids = [...selection.nodes, ...selection.notes, ...selection.groups];
    this.draft.perform(moveItems(this.draft.document(), { selection, by }), nudgeKey(ids));
    this.announcer.say($localize`Moved ${distanceText(by)}:DISTANCE:`);
  }

  /** All is shown where it lies. */
  cancel(): void {
    this.dragged = undefined;
    this.insertion = undefined;
    this.othersSeenFrom = undefined;
    this.overlay.clear();
    this.edges.light(null);
    this.preview.end();
  }

  private placement(step: DragStep, dragged: DraggedItems): DragPlacement {
    const choices = this.settings.snapping();
    return placeDrag(step, dragged.held, this.neighbours(dragged), this.camera.viewport.zoom, choices);
  }

  /** What is seen and not dragged: the guides lead to it. */
  private neighbours({ nodes, notes, selection }: DraggedItems): readonly Rect[] {
    const { viewport, size } = this.camera;
    if (viewport === this.othersSeenFrom) return this.others;
    this.othersSeenFrom = viewport;
    const seen = itemsInArea(this.store.scene, visibleArea(viewport, size), 'intersects');
    const rects = (list: 'nodes' | 'notes', moved: ReadonlySet<string>): Rect[] =>
      [...seen[list]].flatMap((id) => (moved.has(id) ? [] : (this.store.scene[list].rectOf(id) ?? [])));
    const cards = [...seen.groups].flatMap((id) => {
      const isCard = this.store.document.groups.byId.get(id)?.isCollapsed === true;
      return isCard && !selection.groups.has(id) ? (this.store.scene.groups.rectOf(id) ?? []) : [];
    });
    return (this.others = [...rects('nodes', nodes), ...rects('notes', notes), ...cards]);
  }

  private edgeUnder(held: Rect, dragged: DraggedItems): { edgeId: string } | undefined {
    const { document, scene } = this.store;
    const nodeId = loneNode(document, dragged);
    const node = document.nodes.byId.get(nodeId ?? '');
    const edgeId = node && edgeUnderCard(scene, cardRect(held), node.id);
    if (!node || edgeId === undefined) return (this.insertion = undefined);
    const at = { x: held.x, y: held.y };
    const isSame =
      this.insertion?.edgeId === edgeId && this.insertion.at.x === at.x && this.insertion.at.y === at.y;
    if (!isSame) {
      const { inputs, outputs } = this.types.portsOf(node);
      const [inputPort, outputPort] = [inputs[0], outputs[0]];
      if (inputPort === undefined || outputPort === undefined) return (this.insertion = undefined);
      const args = { edgeId, node: { ...node, position: at }, inputPort, outputPort };
      this.insertion = {
        edgeId,
        at,
        attempt: insertOnEdge(document, { ...args, portsOf: this.types.portsOf }),
      };
    }
    return this.insertion?.attempt.kind === 'allowed' ? this.insertion : undefined;
  }

  private rectsOf({ nodes, notes }: DraggedItems): Rect[] {
    const { scene } = this.store;
    return [
      ...[...nodes].flatMap((id) => scene.nodes.rectOf(id) ?? []),
      ...[...notes].flatMap((id) => scene.notes.rectOf(id) ?? []),
    ];
  }
}

function firstOf(selection: Selection): ItemRef | undefined {
  for (const list of ['nodes', 'groups', 'notes'] as const) {
    for (const id of selection[list]) return { list, id };
  }
  return undefined;
}

/** Such as `32 right, 16 down`. */
export function distanceText({ x, y }: Point): string {
  return [
    x === 0 ? '' : x > 0 ? $localize`${x}:PX: right` : $localize`${-x}:PX: left`,
    y === 0 ? '' : y > 0 ? $localize`${y}:PX: down` : $localize`${-y}:PX: up`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}
