import { inject, Injectable } from '@angular/core';
import { NOTHING_SELECTED, type ItemRef, type Rect, type Selection } from '@rex/canvas';
import { keyOf, type CardRef } from './item-key';
import { SceneStore } from './scene-store';

interface Placed {
  readonly ref: CardRef;
  readonly element: HTMLElement;
  rect: Rect | undefined;
}

/**
 * The elements of cards, notes and groups. Their places, whether they are selected and which of them can be tabbed to is
 * written here directly: none of that is worth a change detection of hundreds of components.
 */
@Injectable()
export class ItemElements {
  private readonly store = inject(SceneStore);
  private readonly placed = new Map<string, Placed>();
  private selection: Selection = NOTHING_SELECTED;
  private tabStop: string | null = null;
  private lit: ReadonlySet<string> = new Set();

  /** For the components: their element is there. Gives the function that takes it away. */
  add(ref: CardRef, element: HTMLElement): () => void {
    const key = keyOf(ref);
    const placed: Placed = { ref, element, rect: undefined };
    this.placed.set(key, placed);
    element.tabIndex = key === this.tabStop ? 0 : -1;
    this.mark(placed, this.selection[ref.list].has(ref.id));
    element.classList.toggle('is-target', ref.list === 'nodes' && this.lit.has(ref.id));
    this.place(placed);
    return () => {
      if (this.placed.get(key) === placed) this.placed.delete(key);
    };
  }

  get(ref: ItemRef): HTMLElement | undefined {
    return this.placed.get(keyOf(ref))?.element;
  }

  /** Moves what is not where it is to be. */
  placeAll(): void {
    for (const placed of this.placed.values()) this.place(placed);
  }

  /** Shows one at another place, until all are placed again. */
  preview(ref: CardRef, rect: Rect): void {
    const placed = this.placed.get(keyOf(ref));
    if (placed) write(placed, rect);
  }

  select(selection: Selection): void {
    if (selection === this.selection) return;
    const before = this.selection;
    this.selection = selection;
    for (const placed of this.placed.values()) {
      const { list, id } = placed.ref;
      const isSelected = selection[list].has(id);
      if (isSelected !== before[list].has(id)) this.mark(placed, isSelected);
    }
  }

  /** The one element that Tab leads to. */
  setTabStop(ref: ItemRef | null): void {
    const key = ref && keyOf(ref);
    if (key === this.tabStop) return;
    const before = this.placed.get(this.tabStop ?? '');
    if (before) before.element.tabIndex = -1;
    this.tabStop = key;
    const now = this.placed.get(key ?? '');
    if (now) now.element.tabIndex = 0;
  }

  /** Nodes that a connection can lead to. */
  light(nodeIds: ReadonlySet<string>): void {
    this.lit = nodeIds;
    for (const { ref, element } of this.placed.values()) {
      element.classList.toggle('is-target', ref.list === 'nodes' && nodeIds.has(ref.id));
    }
  }

  private mark({ element }: Placed, isSelected: boolean): void {
    element.classList.toggle('is-selected', isSelected);
    if (isSelected) element.setAttribute('aria-current', 'true');
    else element.removeAttribute('aria-current');
  }

  private place(placed: Placed): void {
    const rect = this.rectOf(placed.ref);
    if (rect) write(placed, rect);
  }

  private rectOf({ list, id }: CardRef): Rect | undefined {
    if (list === 'groups') return this.store.shownGroupRect(id);
    const item = this.store.shown[list].byId.get(id);
    if (!item) return undefined;
    const size = 'size' in item ? item.size : { width: 0, height: 0 };
    return { ...item.position, ...size };
  }
}

function write(placed: Placed, rect: Rect): void {
  const before = placed.rect;
  const { style } = placed.element;
  if (before?.x !== rect.x || before.y !== rect.y) style.transform = `translate(${rect.x}px, ${rect.y}px)`;
  if (placed.ref.list !== 'nodes' && (before?.width !== rect.width || before.height !== rect.height)) {
    style.width = `${rect.width}px`;
    style.height = `${rect.height}px`;
  }
  placed.rect = rect;
}
