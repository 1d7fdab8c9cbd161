import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { FieldControl } from '../form/field-handle';
import { TemplateInputComponent } from '../templates/template-input.component';

/** A template for a field of another kind. */
@Component({
  selector: 'app-template-control',
  imports: [TemplateInputComponent],
  template: `
    <app-template-input
      [id]="field().id"
      [text]="text()"
      [isMultiline]="true"
      [isInvalid]="field().isInvalid()"
      [describedBy]="field().describedBy()"
      placeholder="{{ '{{ input.name }}' }}"
      (typed)="field().type($event === '' ? undefined : $event)"
      (left)="field().leave()"
    />
  `,
  host: { class: 'control' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TemplateControlComponent extends FieldControl {
  protected readonly text = computed(() => {
    const value = this.field().value();
    return typeof value === 'string' ? value : '';
  });
}
