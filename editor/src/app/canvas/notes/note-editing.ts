import { inject, Injectable, signal } from '@angular/core';
import {
  addNote,
  changeGroup,
  changeNote,
  noteTypingKey,
  NOTE_TINTS,
  type NoteTint,
  type Point,
} from '@rex/canvas';
import { DraftStore } from '../../editing/draft.store';
import { ToldEdits } from '../../editing/told-edits';
import { CardActions } from '../cards/card-actions';
import { CanvasFocus } from '../keys/canvas-focus';

/** Writing notes, and opening and naming groups. */
@Injectable()
export class NoteEditing {
  private readonly draft = inject(DraftStore);
  private readonly told = inject(ToldEdits);
  private readonly actions = inject(CardActions);
  private readonly focus = inject(CanvasFocus);
  private readonly note = signal<string | null>(null);
  private readonly group = signal<string | null>(null);
  /** The note whose text is being edited. */
  readonly noteId = this.note.asReadonly();
  /** The group whose name is being edited. */
  readonly groupId = this.group.asReadonly();

  /** A new note, open for writing. */
  add(at: Point): void {
    if (this.actions.isReadOnly()) return;
    this.told.perform(addNote(this.draft.document(), { at }));
    const [id] = this.draft.selection().notes;
    if (id === undefined) return;
    // Its field is there for the next key already.
    this.focus.arrived({ list: 'notes', id });
    this.start(id);
  }

  start(noteId: string): void {
    if (!this.actions.isReadOnly()) this.note.set(noteId);
  }

  write(noteId: string, text: string): void {
    this.draft.perform(
      changeNote(this.draft.document(), { noteId, fields: { text } }),
      noteTypingKey(noteId),
    );
  }

  end(how: 'refocus' | 'leave'): void {
    const noteId = this.note();
    if (noteId === null) return;
    this.note.set(null);
    this.draft.endBurst();
    if (how === 'refocus') this.focus.moveTo({ list: 'notes', id: noteId }, { seen: false });
  }

  nextTint(noteId: string): void {
    const note = this.draft.document().notes.byId.get(noteId);
    if (!note) return;
    const tint: NoteTint = NOTE_TINTS[(NOTE_TINTS.indexOf(note.tint) + 1) % NOTE_TINTS.length] ?? 1;
    this.draft.perform(changeNote(this.draft.document(), { noteId, fields: { tint } }));
  }

  toggleGroup(groupId: string): void {
    const group = this.draft.document().groups.byId.get(groupId);
    if (!group || this.actions.isReadOnly()) return;
    const fields = { isCollapsed: !group.isCollapsed };
    this.told.perform(changeGroup(this.draft.document(), { groupId, fields }));
    this.focus.moveTo({ list: 'groups', id: groupId }, { seen: false });
  }

  startNaming(groupId: string): void {
    if (!this.actions.isReadOnly()) this.group.set(groupId);
  }

  /** Ends the naming of a group; null keeps the name that was. Whoever left for another control keeps the focus there. */
  nameGroup(groupId: string, name: string | null, hasLeft = false): void {
    if (this.group() !== groupId) return;
    this.group.set(null);
    const wish = name?.trim() ?? '';
    if (wish !== '' && wish !== this.draft.document().groups.byId.get(groupId)?.name) {
      this.draft.perform(changeGroup(this.draft.document(), { groupId, fields: { name: wish } }));
    }
    if (!hasLeft) this.focus.moveTo({ list: 'groups', id: groupId }, { seen: false });
  }
}
