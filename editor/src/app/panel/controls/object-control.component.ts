import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import type { JsonObject } from '@rex/workflow';
import { IconComponent } from '../../ui/icon.component';
import { FieldControl } from '../form/field-handle';
import { FieldListComponent } from '../form/field-list.component';

/** An object: its fields, set in. One that may be left out is added by a press, with the defaults of its fields. */
@Component({
  selector: 'app-object-control',
  imports: [FieldListComponent, IconComponent],
  template: `
    @if (isAbsent()) {
      <div class="item-adders">
        <button
          type="button"
          class="button is-small"
          [attr.aria-describedby]="field().describedBy()"
          (click)="add()"
        >
          <app-icon name="plus" />
          <ng-container i18n>Add {{ field().model().label.toLowerCase() }}</ng-container>
        </button>
      </div>
    } @else {
      <div class="nested" role="group" [attr.aria-labelledby]="field().id + '-label'">
        <app-field-list [schema]="field().model().schema" [base]="field().path()" />
      </div>
    }
  `,
  host: { class: 'control' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ObjectControlComponent extends FieldControl {
  protected readonly isAbsent = computed(() => {
    const { isRequired, default: standard } = this.field().model();
    return this.field().value() === undefined && !isRequired && standard === undefined;
  });

  protected add(): void {
    const defaults: JsonObject = {};
    for (const [key, part] of Object.entries(this.field().model().schema.properties ?? {})) {
      if (part.default !== undefined) defaults[key] = part.default;
    }
    this.field().choose(defaults);
  }
}
