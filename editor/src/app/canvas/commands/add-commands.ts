import { inject, Injectable } from '@angular/core';
import type { Point } from '@rex/canvas';
import type { CommandCall, EditorCommand } from '../../commands/command';
import { CanvasView } from '../canvas-view';
import { CardActions } from '../cards/card-actions';
import { NoteEditing } from '../notes/note-editing';

/** Adding what stands for itself. */
@Injectable()
export class AddCommands {
  private readonly notes = inject(NoteEditing);
  private readonly view = inject(CanvasView);
  private readonly actions = inject(CardActions);

  readonly list: readonly EditorCommand[] = [
    {
      id: 'add-note',
      label: $localize`Add a note`,
      group: 'Add',
      keys: ['Shift+S'],
      icon: 'sticky-note',
      menus: ['canvas'],
      isAvailable: () => !this.actions.isReadOnly(),
      run: (call) => this.notes.add(this.place(call)),
    },
  ];

  private place({ at }: CommandCall): Point {
    const middle = this.view.controls()?.middle() ?? { x: 0, y: 0 };
    return at ?? { x: middle.x - 120, y: middle.y - 80 };
  }
}
