import { inject, Injectable } from '@angular/core';
import type { JsonValue } from '@rex/workflow';
import { FormDraft, type WrittenBy } from '../form/form-draft';
import { valueAt, withValueAt, type ValuePath } from '../schema/at-path';

/** The draft around a choice that may be a word: a detail of a word makes an object of it, which says the word by its tag. */
@Injectable()
export class UnionDraft extends FormDraft {
  private readonly around = inject(FormDraft, { skipSelf: true });

  readonly value = this.around.value;
  readonly problems = this.around.problems;
  readonly idPrefix = this.around.idPrefix;
  /** Where the choice is, and what tells its objects apart. Set by the control. */
  place: () => { path: ValuePath; tag: string } = () => ({ path: [], tag: '' });

  write(path: ValuePath, value: JsonValue | undefined, by: WrittenBy): void {
    const { path: own, tag } = this.place();
    const word = valueAt(this.value(), own);
    if (typeof word !== 'string') return this.around.write(path, value, by);
    const detailed = withValueAt({ [tag]: word }, path.slice(own.length), value);
    this.around.write(own, { ...detailed, [tag]: word }, by);
  }

  leave(): void {
    this.around.leave();
  }

  override claim(pointer: string, isDeep: boolean): void {
    this.around.claim(pointer, isDeep);
  }

  override release(pointer: string): void {
    this.around.release(pointer);
  }
}
