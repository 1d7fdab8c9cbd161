import { inject, Injectable } from '@angular/core';
import {
  edgesAtPort,
  noteSizeFor,
  removeItems,
  resizeNote,
  selectedCount,
  selectionOf,
  type Hit,
  type Point,
  type PointerEffect,
  type PortRef,
  type Selection,
} from '@rex/canvas';
import { Announcer } from '../../editing/announcer';
import { DraftStore } from '../../editing/draft.store';
import { ToldEdits } from '../../editing/told-edits';
import { CardActions } from '../cards/card-actions';
import { CanvasFocus } from '../keys/canvas-focus';
import { SelectionVoice } from '../keys/selection-voice';
import { OverlayLayer } from '../overlay/overlay-layer';
import { ItemElements } from '../scene/item-elements';
import { SceneStore } from '../scene/scene-store';
import { CanvasCamera } from '../view/canvas-camera';
import { ConnectGesture } from './connect-gesture';
import { DragGesture } from './drag-gesture';

/** Does what the pointer machine says. */
@Injectable()
export class PointerEffects {
  private readonly draft = inject(DraftStore);
  private readonly told = inject(ToldEdits);
  private readonly camera = inject(CanvasCamera);
  private readonly store = inject(SceneStore);
  private readonly elements = inject(ItemElements);
  private readonly overlay = inject(OverlayLayer);
  private readonly dragging = inject(DragGesture);
  private readonly connecting = inject(ConnectGesture);
  private readonly focus = inject(CanvasFocus);
  private readonly voice = inject(SelectionVoice);
  private readonly announcer = inject(Announcer);
  private readonly actions = inject(CardActions);
  private host: HTMLElement | undefined;
  /** Set by the canvas: a menu is asked for at a place of the host. */
  menu: (hit: Hit, at: Point) => void = () => undefined;

  attach(host: HTMLElement): void {
    this.host = host;
  }

  do(effect: PointerEffect): void {
    switch (effect.kind) {
      case 'capture':
        return this.host?.setPointerCapture(effect.pointerId);
      case 'look':
        return this.camera.moveTo(effect.viewport);
      case 'select':
        return this.draft.select(effect.selection);
      case 'click':
        return this.clicked(effect.hit);
      case 'menu':
        return this.menu(effect.hit, effect.at);
      case 'marquee':
        return this.overlay.marquee(effect.area);
      case 'marquee-end':
        this.overlay.marquee(null);
        return this.voice.saySelection();
      case 'cancelled':
        return this.cancel();
      default:
        if (!this.actions.isReadOnly()) this.edit(effect);
    }
  }

  private edit(
    effect: Extract<
      PointerEffect,
      { kind: 'break-links' | 'drag' | 'drag-drop' | 'connect' | 'connect-drop' | 'resize' | 'resize-drop' }
    >,
  ): void {
    switch (effect.kind) {
      case 'break-links':
        return this.breakLinks(effect.port);
      case 'drag':
        return this.dragging.move(effect);
      case 'drag-drop':
        return this.dragging.drop(effect);
      case 'connect':
        return this.connecting.move(effect);
      case 'connect-drop':
        return this.connecting.drop(effect);
      case 'resize':
        return this.showSize(effect);
      case 'resize-drop':
        return this.resize(effect);
    }
  }

  /** Removes all edges at a port. */
  breakLinks(port: PortRef): void {
    const edges = edgesAtPort(this.draft.document(), port).map(({ id }) => id);
    if (edges.length === 0) return this.announcer.say($localize`Nothing is connected there`);
    this.told.perform(removeItems(this.draft.document(), selectionOf({ edges })));
  }

  /** A finger sets the focus when it goes up: it might have panned. */
  private clicked(hit: Hit): void {
    const selection: Selection = this.draft.selection();
    const list = hit.kind === 'node' ? 'nodes' : hit.kind === 'note' ? 'notes' : 'groups';
    if (hit.kind === 'node' || hit.kind === 'note' || hit.kind === 'group') {
      this.focus.moveTo({ list, id: hit.id }, { seen: false });
    } else this.focus.enterCanvas();
    const isEdge = hit.kind === 'edge' || hit.kind === 'edge-end';
    if (selectedCount(selection) !== 1 || isEdge) this.voice.saySelection();
  }

  private cancel(): void {
    this.dragging.cancel();
    this.connecting.cancel();
    this.overlay.clear();
    this.elements.placeAll();
    this.announcer.say($localize`Cancelled`);
  }

  private showSize({ noteId, by }: { noteId: string; by: Point }): void {
    const note = this.store.document.notes.byId.get(noteId);
    const element = this.elements.get({ list: 'notes', id: noteId });
    if (!note || !element) return;
    const size = noteSizeFor({ width: note.size.width + by.x, height: note.size.height + by.y });
    this.elements.preview({ list: 'notes', id: noteId }, { ...note.position, ...size });
  }

  private resize({ noteId, by }: { noteId: string; by: Point }): void {
    const note = this.store.document.notes.byId.get(noteId);
    if (!note) return;
    const size = { width: note.size.width + by.x, height: note.size.height + by.y };
    this.draft.perform(resizeNote(this.draft.document(), { noteId, size }));
    this.elements.placeAll();
  }
}
