import { inject, Injectable } from '@angular/core';
import { toWorld } from '@rex/canvas';
import { CardActions } from '../cards/card-actions';
import { NoteEditing } from '../notes/note-editing';
import { CanvasCamera } from '../view/canvas-camera';
import { NodeAdder } from './node-adder';
import { PointerDriver } from './pointer-driver';
import { PointerSource } from './pointer-source';

/** A double click opens: a node, a title or a note for writing, a group; on nothing it adds a node. */
@Injectable()
export class DoubleClick {
  private readonly driver = inject(PointerDriver);
  private readonly pointers = inject(PointerSource);
  private readonly camera = inject(CanvasCamera);
  private readonly actions = inject(CardActions);
  private readonly notes = inject(NoteEditing);
  private readonly adder = inject(NodeAdder);

  at(event: MouseEvent): void {
    if (!this.pointers.isDoubleClickOurs || !(event.target instanceof Element)) return;
    const point = this.pointers.pointOf(event);
    const hit = this.driver.hitAt(point);
    switch (hit.kind) {
      case 'node':
        if (event.target.closest('.card-title') && !this.actions.isReadOnly())
          return this.actions.startRenaming(hit.id);
        return this.actions.openNode(hit.id);
      case 'note':
        return this.notes.start(hit.id);
      case 'group':
        if (event.target.closest('.group-name')) return this.notes.startNaming(hit.id);
        return this.notes.toggleGroup(hit.id);
      case 'canvas':
        if (this.actions.isReadOnly()) return;
        return void this.adder.pickAt(
          { x: event.clientX, y: event.clientY },
          toWorld(this.camera.viewport, point),
        );
      case 'edge':
      case 'edge-end':
      case 'note-corner':
      case 'port':
        return;
    }
  }
}
