import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { FieldControl } from '../form/field-handle';
import { readOption } from '../schema/read-label';

/** One of several words. Absent, it shows its default, or that nothing is chosen. */
@Component({
  selector: 'app-select-control',
  template: `
    <select
      class="input select"
      [id]="field().id"
      [attr.aria-describedby]="field().describedBy()"
      [attr.aria-invalid]="field().isInvalid() || null"
      (change)="choose($any($event.target).value)"
    >
      @if (needsEmpty()) {
        <option value="" [selected]="value() === undefined">{{ emptyLabel() }}</option>
      }
      @for (option of options(); track option.value) {
        <option [value]="option.value" [selected]="option.value === value()">{{ option.label }}</option>
      }
      @if (isUnknown()) {
        <option [value]="value()" selected>{{ value() }}</option>
      }
    </select>
  `,
  host: { class: 'control' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SelectControlComponent extends FieldControl {
  protected readonly value = computed(() => this.field().value() ?? this.field().model().default);
  protected readonly options = computed(() =>
    (this.field().model().schema.enum ?? [])
      .filter((each) => typeof each === 'string')
      .map((value) => ({ value, label: readOption(value) })),
  );
  /** An optional one can be left out. */
  protected readonly needsEmpty = computed(() => this.field().model().default === undefined);
  protected readonly emptyLabel = computed(() =>
    this.field().model().isRequired ? $localize`Choose…` : $localize`Not set`,
  );
  protected readonly isUnknown = computed(() => {
    const value = this.value();
    return value !== undefined && !this.options().some((option) => option.value === value);
  });

  protected choose(value: string): void {
    this.field().choose(value === '' ? undefined : value);
  }
}
