import { ChangeDetectionStrategy, Component, computed, effect, linkedSignal } from '@angular/core';
import { CodeEditorComponent } from '../code/code-editor.component';
import { FieldControl } from '../form/field-handle';
import { isSameJson, typesOf } from '../schema/json-schema';
import { jsonMistake, readValue, showValue } from '../schema/loose-value';
import { TemplateInputComponent } from '../templates/template-input.component';

/**
 * Any JSON value. What does not parse is kept as text, so it never gets lost: validation refuses it where the schema wants
 * something else, and the control says so where it would do.
 */
@Component({
  selector: 'app-json-control',
  imports: [CodeEditorComponent, TemplateInputComponent],
  template: `
    @if (field().isCompact()) {
      <app-template-input
        [id]="field().id"
        [text]="text()"
        [takesTemplate]="field().model().takesTemplate"
        [isInvalid]="field().isInvalid()"
        [describedBy]="field().describedBy()"
        [placeholder]="placeholder()"
        (typed)="write($event)"
        (left)="field().leave()"
      />
    } @else {
      <app-code-editor
        [id]="field().id"
        language="json"
        [text]="text()"
        [label]="field().model().label"
        [description]="field().descriptionText()"
        [describedBy]="field().describedBy()"
        [isInvalid]="field().isInvalid()"
        [marks]="marks()"
        (typed)="write($event)"
        (left)="field().leave()"
      />
    }
  `,
  host: { class: 'control' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JsonControlComponent extends FieldControl {
  private readonly value = computed(() => this.field().value());
  /** As it is written, as long as it stands for the value. */
  protected readonly text = linkedSignal<ReturnType<typeof this.value>, string>({
    source: this.value,
    computation: (value, previous) =>
      previous !== undefined && isSameJson(readValue(previous.value), value)
        ? previous.value
        : showValue(value, this.field().isCompact() ? 0 : 2),
  });
  private readonly mistake = computed(() => {
    const types = typesOf(this.field().model().schema);
    const isTextAllowed = types.length === 0 || types.includes('string');
    return jsonMistake(this.text(), isTextAllowed);
  });
  protected readonly marks = computed(() => {
    const mistake = this.mistake();
    return mistake ? [mistake] : [];
  });
  protected readonly placeholder = computed(() => this.field().model().label.toLowerCase());

  constructor() {
    super();
    effect(() => this.field().complaint.set(this.mistake()?.message ?? null));
  }

  protected write(text: string): void {
    this.text.set(text);
    this.field().type(readValue(text));
  }
}
