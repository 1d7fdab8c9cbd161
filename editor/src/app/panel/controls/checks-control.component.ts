import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import type { JsonValue } from '@rex/workflow';
import { FieldControl } from '../form/field-handle';
import { readOption } from '../schema/read-label';

/** Several of some words, in the order of the schema. */
@Component({
  selector: 'app-checks-control',
  template: `
    <div
      class="checks"
      role="group"
      [attr.aria-labelledby]="field().id + '-label'"
      [attr.aria-describedby]="field().describedBy()"
    >
      @for (option of options(); track option) {
        <label class="check">
          <input type="checkbox" [checked]="held().includes(option)" (change)="toggle(option)" />
          {{ wordsOf(option) }}
        </label>
      }
    </div>
  `,
  host: { class: 'control' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChecksControlComponent extends FieldControl {
  protected readonly options = computed(() =>
    (this.field().model().schema.items?.enum ?? []).filter((each) => typeof each === 'string'),
  );
  protected readonly held = computed<readonly JsonValue[]>(() => {
    const value = this.field().value() ?? this.field().model().default;
    return Array.isArray(value) ? value : [];
  });
  protected readonly wordsOf = readOption;

  protected toggle(option: string): void {
    const isOn = this.held().includes(option);
    const known = this.options().filter((each) => (each === option ? !isOn : this.held().includes(each)));
    const unknown = this.held().filter((each) => !this.options().some((one) => one === each));
    this.field().choose([...known, ...unknown]);
  }
}
