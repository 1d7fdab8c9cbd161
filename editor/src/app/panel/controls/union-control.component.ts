import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { FieldControl } from '../form/field-handle';
import { FieldListComponent } from '../form/field-list.component';
import { FormDraft } from '../form/form-draft';
import { unionChoices } from '../schema/field-alternatives';
import { isRecord } from '../schema/json-schema';
import { readOption } from '../schema/read-label';
import { UnionDraft } from './union.draft';

/** A word, or an object that one of its fields tells apart: the word is chosen, and its object's other fields follow. */
@Component({
  selector: 'app-union-control',
  imports: [FieldListComponent],
  template: `
    <select
      class="input select"
      [attr.aria-labelledby]="field().id + '-label'"
      [attr.aria-describedby]="field().describedBy()"
      [attr.aria-invalid]="field().isInvalid() || null"
      (change)="choose($any($event.target).value)"
    >
      @if (word() === undefined) {
        <option value="" selected i18n>Choose…</option>
      }
      @for (choice of union()?.choices ?? []; track choice.word) {
        <option [value]="choice.word" [selected]="choice.word === word()">{{ wordsOf(choice.word) }}</option>
      }
      @if (isUnknown()) {
        <option [value]="word()" selected>{{ word() }}</option>
      }
    </select>
    @if (details(); as schema) {
      <div class="nested">
        <app-field-list [schema]="schema" [base]="field().path()" [omitted]="[tag()]" />
      </div>
    }
  `,
  providers: [{ provide: FormDraft, useClass: UnionDraft }],
  host: { class: 'control' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnionControlComponent extends FieldControl {
  protected readonly union = computed(() => unionChoices(this.field().model().schema));
  protected readonly tag = computed(() => this.union()?.tag ?? '');
  protected readonly word = computed(() => {
    const value = this.field().value();
    const word = isRecord(value) ? value[this.tag()] : value;
    return typeof word === 'string' ? word : undefined;
  });
  private readonly choice = computed(() => this.union()?.choices.find(({ word }) => word === this.word()));
  protected readonly isUnknown = computed(() => this.word() !== undefined && !this.choice());
  /** The object form, when it says more than the word. Its fields make an object of a word that stood alone. */
  protected readonly details = computed(() => {
    const schema = this.choice()?.schema;
    return schema && Object.keys(schema.properties ?? {}).length > 1 ? schema : null;
  });
  protected readonly wordsOf = readOption;

  constructor() {
    super();
    const draft = inject(FormDraft, { self: true });
    if (draft instanceof UnionDraft) draft.place = () => ({ path: this.field().path(), tag: this.tag() });
  }

  protected choose(word: string): void {
    const choice = this.union()?.choices.find((each) => each.word === word);
    if (choice) this.field().choose(choice.isWord ? word : { [this.tag()]: word });
  }
}
