import { inject, Injectable, signal, untracked } from '@angular/core';
import {
  cullingWindow,
  mountedItems,
  selectionOf,
  visibleArea,
  type CullingWindow,
  type Rect,
  type Selection,
  type Viewport,
} from '@rex/canvas';
import { DraftStore } from '../../editing/draft.store';
import { EdgeLayer } from '../edges/edge-layer';
import { CanvasCamera } from '../view/canvas-camera';
import type { CardRef } from './item-key';
import { SceneStore } from './scene-store';

/** So many cards come up in one frame; the overview is seen in the place of those that wait. */
const CARDS_PER_FRAME = 48;
/** Cards go only when they are so far outside of the window: who pans back finds them. */
const STAY_SCREEN_PX = 500;
/** What is selected keeps its card off the screen, unless that is a crowd. */
const MAX_KEPT_SELECTED = 32;
const NOBODY: ReadonlySet<string> = new Set();

/** What of the document has elements: what the screen shows, some more around it, and what is focused or selected. */
@Injectable()
export class MountedItems {
  private readonly draft = inject(DraftStore);
  private readonly store = inject(SceneStore);
  private readonly camera = inject(CanvasCamera);
  private readonly edges = inject(EdgeLayer);
  private window: CullingWindow | undefined;
  private wanted: Selection = selectionOf({});
  private staying: Selection = selectionOf({});
  private isStale = true;
  /** The zoom changes, and the screen shows more than the window holds. */
  private isBehind = false;
  private isMissingCards = false;
  private kept: readonly CardRef[] = [];

  private readonly nodes = signal<readonly string[]>([]);
  private readonly notes = signal<readonly string[]>([]);
  private readonly groups = signal<readonly string[]>([]);
  private readonly lists = { nodes: this.nodes, notes: this.notes, groups: this.groups };
  /** In the order of reading. */
  readonly nodeIds = this.nodes.asReadonly();
  readonly noteIds = this.notes.asReadonly();
  readonly groupIds = this.groups.asReadonly();

  /** True while something that is to be seen has no element yet. */
  get isPending(): boolean {
    return this.isBehind || this.isMissingCards || this.edges.isPending;
  }

  /** What must have an element wherever one looks, at once. */
  keep(kept: readonly CardRef[]): void {
    this.kept = kept;
    for (const ref of kept) {
      const mounted = this.lists[ref.list];
      if (mounted().includes(ref.id) || !this.store.rectOf(ref)) continue;
      const ids = [...mounted(), ref.id];
      mounted.set(ref.list === 'nodes' ? this.store.inReadingOrder(ids) : ids);
    }
    this.invalidate();
  }

  /** The document has changed: what is to be seen is worked out anew in the next frame. */
  invalidate(): void {
    this.isStale = true;
    this.camera.redraw();
  }

  /** Once a frame. Does nothing while the window of the last time still holds. */
  update(viewport: Viewport): void {
    if (this.waits(viewport)) return;
    const window = cullingWindow(viewport, this.camera.size, this.window);
    if (window !== this.window || this.isStale) {
      this.window = window;
      this.isStale = false;
      this.wanted = this.want(window);
      this.staying = this.want({ ...window, area: inflate(window.area, STAY_SCREEN_PX / viewport.zoom) });
      setIfOther(this.notes, [...this.wanted.notes]);
      // Groups lie behind what they hold, the outer ones behind the inner ones.
      const depthOf = (id: string): number => (this.store.document.groups.byId.get(id)?.parentId ? 1 : 0);
      setIfOther(
        this.groups,
        [...this.wanted.groups].sort((a, b) => depthOf(a) - depthOf(b)),
      );
      this.edges.want(this.wanted.edges, this.staying.edges);
    }
    this.mountSome();
    if (this.isPending) this.camera.redraw();
  }

  /**
   * While the zoom changes nothing comes or goes: frames are for drawing, and one may be about to zoom back. The overview is
   * seen where cards are missing.
   */
  private waits(viewport: Viewport): boolean {
    const { window } = this;
    this.isBehind = false;
    if (!window || !this.camera.isZooming || this.isStale) return false;
    const isCovered =
      window.band !== 'overview' && covers(window.area, visibleArea(viewport, this.camera.size));
    this.isBehind = !isCovered;
    this.camera.redrawWhenStill();
    return true;
  }

  private want(window: CullingWindow): Selection {
    const kept = this.keptSelection();
    if (window.band !== 'overview') return mountedItems(this.store.scene, window, kept);
    const { scene } = this.store;
    const nodes = [...kept.nodes].filter((id) => scene.nodes.rectOf(id));
    const none = { ...window, area: { x: 0, y: 0, width: -1, height: -1 } };
    const { notes } = mountedItems(scene, none, kept);
    return selectionOf({ nodes, notes, groups: kept.groups });
  }

  private keptSelection(): Selection {
    const selected = untracked(this.draft.selection);
    const of = (list: CardRef['list']): string[] => [
      ...(selected[list].size <= MAX_KEPT_SELECTED && this.window?.band !== 'overview' ? selected[list] : []),
      ...this.kept.filter((ref) => ref.list === list).map(({ id }) => id),
    ];
    return selectionOf({ nodes: of('nodes'), notes: of('notes'), groups: of('groups'), edges: NOBODY });
  }

  private mountSome(): void {
    const { nodes: wanted } = this.wanted;
    const mounted = this.nodes();
    const staying = mounted.filter((id) => wanted.has(id) || this.staying.nodes.has(id));
    const there = new Set(staying);
    const missing = [...wanted].filter((id) => !there.has(id));
    this.isMissingCards = missing.length > CARDS_PER_FRAME;
    if (missing.length === 0 && staying.length === mounted.length) return;
    this.nodes.set(this.store.inReadingOrder([...staying, ...missing.slice(0, CARDS_PER_FRAME)]));
  }
}

function setIfOther(
  list: { (): readonly string[]; set(ids: readonly string[]): void },
  ids: readonly string[],
): void {
  const before = list();
  if (before.length !== ids.length || before.some((id, n) => id !== ids[n])) list.set(ids);
}

function covers(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function inflate(rect: Rect, by: number): Rect {
  return { x: rect.x - by, y: rect.y - by, width: rect.width + 2 * by, height: rect.height + 2 * by };
}
