import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { FieldControl } from '../form/field-handle';
import { holdsTemplate, showNumber } from '../schema/loose-value';
import { TemplateInputComponent } from '../templates/template-input.component';
import { placeholderOf } from './placeholder-of';

/** Text of one or many lines, with templates where the schema allows them. An empty field is absent from the config. */
@Component({
  selector: 'app-text-control',
  imports: [TemplateInputComponent],
  template: `
    <app-template-input
      [id]="field().id"
      [text]="text()"
      [isMultiline]="isMultiline()"
      [takesTemplate]="field().model().takesTemplate"
      [isPath]="field().model().schema.pathOrTemplate === true"
      [isInvalid]="field().isInvalid()"
      [describedBy]="field().describedBy()"
      [placeholder]="placeholder()"
      (typed)="field().type($event === '' ? undefined : $event)"
      (left)="field().leave()"
    />
    @if (field().model().isNullable) {
      <label class="check">
        <input type="checkbox" [checked]="field().value() === null" (change)="setNull($event)" />
        <ng-container i18n>None (null)</ng-container>
      </label>
    }
  `,
  host: { class: 'control' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TextControlComponent extends FieldControl {
  protected readonly text = computed(() => showNumber(this.field().value()));
  protected readonly isMultiline = computed(
    () => this.field().model().kind === 'textarea' || holdsLines(this.field().value()),
  );
  protected readonly placeholder = computed(() => placeholderOf(this.field().model()));

  protected setNull(event: Event): void {
    this.field().choose((event.target as HTMLInputElement).checked ? null : undefined);
  }
}

const holdsLines = (value: unknown): boolean =>
  typeof value === 'string' && value.includes('\n') && !holdsTemplate(value);
