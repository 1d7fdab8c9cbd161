import { ChangeDetectionStrategy, Component, computed, linkedSignal } from '@angular/core';
import { FieldControl } from '../form/field-handle';
import { isSameJson } from '../schema/json-schema';
import { readNumber, showNumber } from '../schema/loose-value';
import { readAmount } from '../schema/read-label';
import { TemplateInputComponent } from '../templates/template-input.component';
import { placeholderOf } from './placeholder-of';

/** A number. An empty field is absent from the config; a half-typed number stays as it was typed, and is marked. */
@Component({
  selector: 'app-number-control',
  imports: [TemplateInputComponent],
  template: `
    <div class="number-line">
      @if (field().model().takesTemplate) {
        <app-template-input
          [id]="field().id"
          [text]="text()"
          [isInvalid]="field().isInvalid()"
          [describedBy]="field().describedBy()"
          [placeholder]="placeholder()"
          (typed)="write($event)"
          (left)="field().leave()"
        />
      } @else {
        <input
          class="input"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          [id]="field().id"
          [value]="text()"
          [placeholder]="placeholder()"
          [attr.aria-invalid]="field().isInvalid() || null"
          [attr.aria-describedby]="field().describedBy()"
          (input)="write($any($event.target).value)"
          (keydown.arrowup)="step($event, 1)"
          (keydown.arrowdown)="step($event, -1)"
          (blur)="field().leave()"
        />
      }
      @if (amount(); as words) {
        <span class="number-words">= {{ words }}</span>
      }
    </div>
  `,
  host: { class: 'control' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NumberControlComponent extends FieldControl {
  private readonly value = computed(() => this.field().value());
  /** What was typed, as long as it stands for the value: `1.` and `1` are the same number. */
  protected readonly text = linkedSignal<ReturnType<typeof this.value>, string>({
    source: this.value,
    computation: (value, previous) =>
      previous !== undefined && isSameJson(readNumber(previous.value), value)
        ? previous.value
        : showNumber(value),
  });
  protected readonly placeholder = computed(() => placeholderOf(this.field().model()));
  protected readonly amount = computed(() => {
    const { unit, default: standard } = this.field().model();
    const value = this.value() ?? standard;
    return typeof value === 'number' ? readAmount(value, unit) : null;
  });

  protected write(text: string): void {
    this.text.set(text);
    this.field().type(readNumber(text));
  }

  /** Arrow keys count, as in every number field. */
  protected step(event: Event, by: 1 | -1): void {
    const { schema, default: standard } = this.field().model();
    const value = this.value() ?? standard ?? 0;
    if (typeof value !== 'number') return;
    event.preventDefault();
    const size =
      schema.type === 'number' && Math.abs((schema.maximum ?? 10) - (schema.minimum ?? 0)) <= 2 ? 0.1 : 1;
    const next = Math.round((value + by * size) * 1e6) / 1e6;
    this.field().type(Math.min(Math.max(next, schema.minimum ?? next), schema.maximum ?? next));
  }
}
