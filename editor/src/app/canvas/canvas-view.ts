import { computed, Injectable, signal } from '@angular/core';
import type { ItemRef, Point, Viewport } from '@rex/canvas';

/** What the canvas on the screen can be asked to do. The canvas component answers while it is there. */
export interface CanvasControls {
  /** Shows everything. */
  fit(): void;
  fitSelection(): void;
  actualSize(): void;
  zoomBy(factor: number): void;
  /**
   * Brings an item into view, or the collapsed group that it is in, and no further than needed; `centre` puts it into the middle.
   */
  reveal(item: ItemRef, how?: 'near' | 'centre'): void;
  /** Brings what is selected into view, no further than needed. */
  revealSelection(): void;
  /** Selects a node, brings it into view and puts the keyboard focus on its card, or on that of the collapsed group it is in. */
  focusNode(id: string): void;
  /** Takes a node for the one that has the focus, without moving it: for commands that are about it. */
  regard(id: string): void;
  /** The card, note or group on which the keyboard is seen to be; null: it is elsewhere, or a pointer is used. */
  focusedItem(): ItemRef | null;
  /** Puts the keyboard focus on the canvas, where it was last. */
  focus(): void;
  /** Lights up a node for a moment, as the search does. */
  flash(id: string): void;
  /** The middle of what is seen, in canvas pixels. */
  middle(): Point;
  /** Where the pointer is on the canvas, in canvas pixels; undefined while it is elsewhere. */
  pointer(): Point | undefined;
  /** A point of the browser's window, in canvas pixels; undefined where no canvas is seen. */
  pointAt(clientX: number, clientY: number): Point | undefined;
  /** A point of the canvas, in the browser's window. */
  clientPoint(at: Point): Point;
  /** Adds a node with its middle at a place of the canvas; without a place, beside what is selected or in the middle. */
  addNode(type: string, at?: Point): void;
  /** Shows what a drop of a node with its middle there would do; null: it is dragged elsewhere. */
  aimNode(type: string, at: Point | null): void;
  /** Adds a node that was dragged there: into the edge below it, if there is one. */
  dropNode(type: string, at: Point): void;
  back(): void;
  forth(): void;
}

/** The canvas on the screen, for all parts around it. */
@Injectable()
export class CanvasView {
  private readonly mounted = signal<CanvasControls | null>(null);

  /** Where the view is, published when a gesture ends and now and then within it: for labels, not for drawing. */
  readonly viewport = signal<Viewport>({ x: 0, y: 0, zoom: 1 });
  readonly zoomPercent = computed(() => Math.round(this.viewport().zoom * 100));
  /** Null until the canvas is on the screen. */
  readonly controls = this.mounted.asReadonly();
  /** True while the keyboard focus is on the canvas or on a card. */
  readonly hasFocus = signal(false);

  /** Puts the focus where somebody works who does not work on the canvas, such as in the outline, on the row of a node. */
  private beside: ((nodeId?: string) => void) | null = null;

  /** Somebody works beside the canvas now: what ends there leads back by this. */
  workBeside(back: (nodeId?: string) => void): void {
    this.beside = back;
  }

  /** Somebody works on the canvas, or on the canvas again. */
  workOnCanvas(): void {
    this.beside = null;
  }

  /** Puts the focus where somebody works, on a node if one is meant: beside the canvas, or else on it. */
  goBack(nodeId?: string): void {
    if (this.beside) this.beside(nodeId);
    else if (nodeId === undefined) this.controls()?.focus();
    else this.controls()?.focusNode(nodeId);
  }

  isWorkedBeside(): boolean {
    return this.beside !== null;
  }

  /** For the canvas component alone. */
  mount(controls: CanvasControls): () => void {
    this.mounted.set(controls);
    return () => this.mounted.update((current) => (current === controls ? null : current));
  }
}
