import { inject, Injectable } from '@angular/core';
import {
  boundsOfSelection,
  selectionOf,
  shownCard,
  toScreen,
  toWorld,
  type ItemRef,
  type Point,
} from '@rex/canvas';
import type { CanvasControls } from '../canvas-view';
import { ViewCommands } from '../commands/view-commands';
import { DraftStore } from '../../editing/draft.store';
import { NodeAdder } from '../gestures/node-adder';
import { PaletteDrop } from '../gestures/palette-drop';
import { PointerSource } from '../gestures/pointer-source';
import { CanvasFocus, cardOf } from '../keys/canvas-focus';
import { ItemElements } from '../scene/item-elements';
import { SceneStore } from '../scene/scene-store';
import { CanvasCamera } from './canvas-camera';

const FLASH_MS = 1200;

/** What the canvas can be asked to do by the parts around it. */
@Injectable()
export class MountedControls implements CanvasControls {
  private readonly camera = inject(CanvasCamera);
  private readonly commands = inject(ViewCommands);
  private readonly cards = inject(CanvasFocus);
  private readonly elements = inject(ItemElements);
  private readonly store = inject(SceneStore);
  private readonly draft = inject(DraftStore);
  private readonly adder = inject(NodeAdder);
  private readonly drops = inject(PaletteDrop);
  private readonly pointers = inject(PointerSource);
  private host!: HTMLElement;

  attach(host: HTMLElement): void {
    this.host = host;
  }

  fit(): void {
    this.commands.fit();
  }

  fitSelection(): void {
    this.commands.fitSelection();
  }

  actualSize(): void {
    this.camera.actualSize();
  }

  zoomBy(factor: number): void {
    this.camera.zoomBy(factor);
  }

  reveal(item: ItemRef, how: 'near' | 'centre' = 'near'): void {
    const rect = this.store.rectOf(shownCard(this.store.document, item));
    if (!rect) return;
    if (how === 'centre') this.camera.centre(rect);
    else this.camera.reveal(rect);
  }

  revealSelection(): void {
    const bounds = boundsOfSelection(this.store.scene, this.draft.selection());
    if (bounds) this.camera.reveal(bounds);
  }

  regard(id: string): void {
    this.cards.arrived({ list: 'nodes', id });
  }

  focusNode(id: string): void {
    if (!this.store.document.nodes.byId.has(id)) return;
    this.draft.select(selectionOf({ nodes: [id] }));
    const card = cardOf(shownCard(this.store.document, { list: 'nodes', id }));
    if (card) this.cards.moveTo(card, { seen: true });
  }

  focusedItem(): ItemRef | null {
    const ref = this.cards.focused();
    return ref && this.elements.get(ref)?.matches(':focus-visible') ? ref : null;
  }

  addNode(type: string, at?: Point): void {
    if (at) this.adder.addAt(type, at);
    else this.adder.addBesideSelection(type, this.middle());
  }

  aimNode(type: string, at: Point | null): void {
    this.drops.aim(type, at);
  }

  dropNode(type: string, at: Point): void {
    this.drops.drop(type, at);
  }

  focus(): void {
    this.cards.enterCanvas();
  }

  flash(id: string): void {
    // It may be coming up only now.
    const flash = (): void => {
      const element = this.elements.get({ list: 'nodes', id });
      element?.classList.add('is-flashed');
      setTimeout(() => element?.classList.remove('is-flashed'), FLASH_MS);
    };
    if (this.elements.get({ list: 'nodes', id })) flash();
    else setTimeout(flash, 250);
  }

  middle(): Point {
    const { width, height } = this.camera.size;
    return toWorld(this.camera.viewport, { x: width / 2, y: height / 2 });
  }

  pointer(): Point | undefined {
    const { pointerAt } = this.pointers;
    return pointerAt ? toWorld(this.camera.viewport, pointerAt) : undefined;
  }

  pointAt(clientX: number, clientY: number): Point | undefined {
    // Toolbars, dialogs and an open palette lie over the canvas.
    if (!this.host.contains(document.elementFromPoint(clientX, clientY))) return undefined;
    const { left, top } = this.host.getBoundingClientRect();
    return toWorld(this.camera.viewport, { x: clientX - left, y: clientY - top });
  }

  clientPoint(at: Point): Point {
    const { left, top } = this.host.getBoundingClientRect();
    const { x, y } = toScreen(this.camera.viewport, at);
    return { x: x + left, y: y + top };
  }

  back(): void {
    this.camera.back();
  }

  forth(): void {
    this.camera.forth();
  }
}
