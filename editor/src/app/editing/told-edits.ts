import { inject, Injectable } from '@angular/core';
import type { Edit } from '@rex/canvas';
import { Announcer } from './announcer';
import { DraftStore } from './draft.store';
import { editText } from './edit-text';

/** Edits that say what they did, for those who don't see it. */
@Injectable()
export class ToldEdits {
  private readonly draft = inject(DraftStore);
  private readonly announcer = inject(Announcer);

  perform(edit: Edit): void {
    this.draft.perform(edit);
    this.announcer.say(editText(edit.label));
  }
}
