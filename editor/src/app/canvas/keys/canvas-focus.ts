import { afterNextRender, inject, Injectable, Injector, signal } from '@angular/core';
import { edgeMiddle, selectionOf, toScreen, type ItemRef, type Point } from '@rex/canvas';
import { DraftStore } from '../../editing/draft.store';
import { CanvasView } from '../canvas-view';
import { ItemElements } from '../scene/item-elements';
import type { CardRef } from '../scene/item-key';
import { isSameItem } from '../scene/item-key';
import { MountedItems } from '../scene/mounted-items';
import { SceneStore } from '../scene/scene-store';
import { CanvasCamera } from '../view/canvas-camera';

/** Which card, note or group has the keyboard focus, or would get it: the canvas is one tab stop, and that is it. */
@Injectable()
export class CanvasFocus {
  private readonly draft = inject(DraftStore);
  private readonly store = inject(SceneStore);
  private readonly mounted = inject(MountedItems);
  private readonly elements = inject(ItemElements);
  private readonly camera = inject(CanvasCamera);
  private readonly view = inject(CanvasView);
  private readonly injector = inject(Injector);
  private readonly current = signal<CardRef | null>(null);
  readonly focused = this.current.asReadonly();
  private host: HTMLElement | undefined;

  attach(host: HTMLElement): void {
    this.host = host;
  }

  isOnCanvas(): boolean {
    return this.view.hasFocus();
  }

  /** The focus came to an element, by whatever way. */
  arrived(ref: CardRef): void {
    if (!isSameItem(ref, this.current())) this.keep(ref);
  }

  /** Moves the focus to a card, wherever it is; `seen` brings it into view. */
  moveTo(ref: CardRef, how: { seen: boolean }): void {
    this.keep(ref);
    const rect = this.store.rectOf(ref);
    if (rect && how.seen) this.camera.reveal(rect);
    const element = this.elements.get(ref);
    if (element) this.enter(element);
    else {
      afterNextRender(
        () => {
          const mounted = this.elements.get(ref);
          if (mounted && isSameItem(ref, this.current())) this.enter(mounted);
        },
        { injector: this.injector },
      );
    }
  }

  /** Moves the focus and selects that alone. */
  select(ref: CardRef): void {
    this.draft.select(selectionOf({ [ref.list]: [ref.id] }));
    this.moveTo(ref, { seen: true });
  }

  /** Puts the focus on the canvas, where it was last. */
  enterCanvas(): void {
    const ref = this.tabStop();
    if (ref) this.moveTo(ref, { seen: false });
    else this.host?.focus({ preventScroll: true });
  }

  /** What Tab leads to: what was focused last, or what comes first. */
  tabStop(): CardRef | null {
    const focused = this.current();
    if (focused && this.store.rectOf(focused)) return focused;
    const selected = this.draft.onlyNodeId();
    if (selected !== null && this.store.scene.nodes.rectOf(selected)) return { list: 'nodes', id: selected };
    const [first] = this.store.inReadingOrder(this.store.scene.nodes.ids());
    if (first !== undefined) return { list: 'nodes', id: first };
    for (const list of ['groups', 'notes'] as const) {
      for (const id of this.store.scene[list].ids()) return { list, id };
    }
    return null;
  }

  /** The middle of an edge, in the browser's window. */
  clientPlaceOfEdge(edgeId: string): Point {
    const box = this.host?.getBoundingClientRect();
    const { x, y } = toScreen(this.camera.viewport, edgeMiddle(this.store.scene.piecesOf(edgeId)));
    return { x: x + (box?.left ?? 0), y: y + (box?.top ?? 0) };
  }

  /** A place beside a card, in the browser's window: where menus and pickers open that the keyboard asks for. */
  clientPlaceOf(ref: CardRef): Point {
    const rect = this.store.rectOf(ref) ?? { x: 0, y: 0, width: 0, height: 0 };
    const box = this.host?.getBoundingClientRect();
    const { x, y } = toScreen(this.camera.viewport, { x: rect.x + rect.width, y: rect.y });
    return { x: x + (box?.left ?? 0) + 8, y: y + (box?.top ?? 0) };
  }

  /** The document changed: what is gone can't be tabbed to. */
  refresh(): void {
    const ref = this.tabStop();
    const before = this.current();
    if (before && !isSameItem(ref, before)) {
      const hadFocus = this.elements.get(before)?.contains(document.activeElement) === true;
      this.current.set(null);
      // Its element goes in the next frame, and the focus would go with it.
      if (hadFocus) this.enterCanvas();
    }
    this.elements.setTabStop(ref);
    this.mounted.keep(ref ? [ref] : []);
    if (this.host) this.host.tabIndex = ref ? -1 : 0;
  }

  private keep(ref: CardRef): void {
    this.current.set(ref);
    this.elements.setTabStop(ref);
    this.mounted.keep([ref]);
  }

  private enter(element: HTMLElement): void {
    element.focus({ preventScroll: true });
    // The browser may have scrolled the host all the same: only the camera moves what is seen.
    this.host?.scrollTo(0, 0);
  }
}

/** The card that an item is shown as; edges have none. */
export function cardOf(ref: ItemRef): CardRef | null {
  return ref.list === 'edges' ? null : { list: ref.list, id: ref.id };
}
