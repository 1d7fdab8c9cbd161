import { inject, Injectable } from '@angular/core';
import { Announcer } from '../editing/announcer';
import { ToastStore } from '../ui/toasts/toast.store';
import { InspectorView } from './inspector-view';

/** Where in a template field the caret was. */
export interface CaretPlace {
  fieldId: string;
  start: number;
  end: number;
}

/** What is to be put where; without a place, into the first field. */
export interface Insertion {
  path: string;
  place: CaretPlace | null;
}

/** A field that does not come up by then is not there any more. */
const PATIENCE_MS = 2_000;

/**
 * Takes a path from the data of a node into the template field that was used last, or else into the first one. The field is on
 * another tab, so it is shown first, and puts the path to its caret when it comes up.
 */
@Injectable()
export class FieldInsertion {
  private readonly view = inject(InspectorView);
  private readonly announcer = inject(Announcer);
  private readonly toasts = inject(ToastStore);
  private place: CaretPlace | null = null;
  private waiting: Insertion | null = null;

  /** For template fields: the caret is there. */
  note(place: CaretPlace): void {
    this.place = place;
  }

  /** Another node has other fields. */
  forget(): void {
    this.place = null;
    this.waiting = null;
  }

  insert(path: string): void {
    const waiting = (this.waiting = { path, place: this.place });
    this.view.show('settings');
    setTimeout(() => {
      if (this.waiting !== waiting) return;
      this.waiting = null;
      const text = waiting.place
        ? $localize`The field is not shown any more.`
        : $localize`No field of these settings takes templates.`;
      this.toasts.show({ kind: 'info', text });
    }, PATIENCE_MS);
  }

  /** For template fields, in their order: what is to be put into it, once. */
  take(fieldId: string): Insertion | null {
    const { waiting } = this;
    if (!waiting || (waiting.place && waiting.place.fieldId !== fieldId)) return null;
    this.waiting = null;
    this.announcer.say($localize`Inserted ${waiting.path}:PATH:`);
    return waiting;
  }
}
