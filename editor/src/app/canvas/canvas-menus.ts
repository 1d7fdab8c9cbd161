import { inject, Injectable } from '@angular/core';
import {
  isSelected,
  selectedCount,
  selectionOf,
  toWorld,
  type Hit,
  type ItemRef,
  type Point,
} from '@rex/canvas';
import type { MenuPlace } from '../commands/command';
import { DraftStore } from '../editing/draft.store';
import { PointerDriver } from './gestures/pointer-driver';
import { PointerSource } from './gestures/pointer-source';
import { CanvasFocus } from './keys/canvas-focus';
import { CanvasCamera } from './view/canvas-camera';

/** A context menu that is asked for. */
export interface CanvasMenu {
  readonly place: MenuPlace;
  readonly hit: Hit;
  /** On the canvas. */
  readonly at: Point;
  /** In the browser's window. */
  readonly clientX: number;
  readonly clientY: number;
}

/** Works out what a menu is about; what it is about is selected first. */
@Injectable()
export class CanvasMenus {
  private readonly draft = inject(DraftStore);
  private readonly camera = inject(CanvasCamera);
  private readonly driver = inject(PointerDriver);
  private readonly pointers = inject(PointerSource);
  private readonly focus = inject(CanvasFocus);
  /** Set by the canvas. */
  open: (menu: CanvasMenu) => void = () => undefined;

  /** Right click. */
  atPointer(event: MouseEvent): void {
    const point = this.pointers.pointOf(event);
    this.ask(this.driver.hitAt(point), point, event);
  }

  /** Long press: a place of the host. */
  atPoint(hit: Hit, point: Point): void {
    const { x: clientX, y: clientY } = this.pointers.clientOf(point);
    this.ask(hit, point, { clientX, clientY });
  }

  /** Shift+F10: what has the focus, or an edge that was selected by the keyboard. */
  atFocus(): void {
    const [edgeId] = this.draft.selection().edges;
    if (edgeId !== undefined && selectedCount(this.draft.selection()) === 1) {
      const { x, y } = this.focus.clientPlaceOfEdge(edgeId);
      return this.ask({ kind: 'edge', id: edgeId }, this.pointers.pointOf({ clientX: x, clientY: y }), {
        clientX: x,
        clientY: y,
      });
    }
    const item = this.focus.tabStop();
    if (item) this.about(item);
    else {
      const { width, height } = this.camera.size;
      this.atPoint({ kind: 'canvas' }, { x: width / 2, y: height / 2 });
    }
  }

  /** The menu of a card, beside it or at a place of the window. */
  about(
    item: ItemRef & { list: 'nodes' | 'notes' | 'groups' },
    client?: { clientX: number; clientY: number },
  ): void {
    const { x, y } = this.focus.clientPlaceOf(item);
    const place = client ?? { clientX: x, clientY: y };
    const kind = item.list === 'nodes' ? 'node' : item.list === 'notes' ? 'note' : 'group';
    this.ask({ kind, id: item.id }, this.pointers.pointOf(place), place);
  }

  private ask(hit: Hit, point: Point, { clientX, clientY }: { clientX: number; clientY: number }): void {
    const item = itemOf(hit);
    if (item && !isSelected(this.draft.selection(), item)) {
      this.draft.select(selectionOf({ [item.list]: [item.id] }));
    }
    const isOfMany = item !== undefined && selectedCount(this.draft.selection()) > 1;
    const place = isOfMany ? 'selection' : placeOf(hit);
    this.open({ place, hit, at: toWorld(this.camera.viewport, point), clientX, clientY });
  }
}

function placeOf(hit: Hit): MenuPlace {
  switch (hit.kind) {
    case 'edge-end':
      return 'edge';
    case 'note-corner':
      return 'note';
    default:
      return hit.kind;
  }
}

function itemOf(hit: Hit): ItemRef | undefined {
  switch (hit.kind) {
    case 'node':
      return { list: 'nodes', id: hit.id };
    case 'port':
      return { list: 'nodes', id: hit.port.nodeId };
    case 'edge':
    case 'edge-end':
      return { list: 'edges', id: hit.id };
    case 'note':
    case 'note-corner':
      return { list: 'notes', id: hit.id };
    case 'group':
      return { list: 'groups', id: hit.id };
    case 'canvas':
      return undefined;
  }
}
