import { computed, inject, Injectable, signal } from '@angular/core';
import { Announcer } from '../editing/announcer';
import { InspectorView } from './inspector-view';

/** Where in a template field the caret was. */
export interface CaretPlace {
  fieldId: string;
  start: number;
  end: number;
}

/** A field that does not come up by then is not there any more. */
const PATIENCE_MS = 2_000;

/**
 * Takes a path from the data of a node into the template field that was used last. The field is on another tab, so it is shown
 * first, and puts the path to its caret when it comes up.
 */
@Injectable()
export class FieldInsertion {
  private readonly view = inject(InspectorView);
  private readonly announcer = inject(Announcer);
  private readonly place = signal<CaretPlace | null>(null);
  private waiting: (CaretPlace & { path: string }) | null = null;

  /** A field was used, so there is where to put a path. */
  readonly hasField = computed(() => this.place() !== null);

  /** For template fields: the caret is there. */
  note(place: CaretPlace): void {
    this.place.set(place);
  }

  /** Another node has other fields. */
  forget(): void {
    this.place.set(null);
    this.waiting = null;
  }

  insert(path: string): void {
    const place = this.place();
    if (!place) return this.announcer.say($localize`First use a field of the settings that takes templates.`);
    const waiting = (this.waiting = { ...place, path });
    this.view.show('settings');
    setTimeout(() => {
      if (this.waiting !== waiting) return;
      this.waiting = null;
      this.announcer.say($localize`The field is not shown any more.`);
    }, PATIENCE_MS);
  }

  /** For template fields: what is to be put into it, once. */
  take(fieldId: string): (CaretPlace & { path: string }) | null {
    const { waiting } = this;
    if (waiting?.fieldId !== fieldId) return null;
    this.waiting = null;
    this.announcer.say($localize`Inserted ${waiting.path}:PATH:`);
    return waiting;
  }
}
