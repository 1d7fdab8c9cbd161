import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { FieldControl } from '../form/field-handle';

/** Yes or no. */
@Component({
  selector: 'app-toggle-control',
  template: `
    <label class="check is-switch">
      <input
        type="checkbox"
        role="switch"
        [id]="field().id"
        [checked]="isOn()"
        [attr.aria-describedby]="field().describedBy()"
        [attr.aria-invalid]="field().isInvalid() || null"
        (change)="field().choose($any($event.target).checked)"
      />
      <span aria-hidden="true">{{
        field().isCompact() ? field().model().label : isOn() ? 'On' : 'Off'
      }}</span>
    </label>
  `,
  host: { class: 'control' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ToggleControlComponent extends FieldControl {
  protected readonly isOn = computed(() => (this.field().value() ?? this.field().model().default) === true);
}
