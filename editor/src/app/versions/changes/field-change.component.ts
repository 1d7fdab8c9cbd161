import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import type { Change } from '@rex/workflow';
import { fieldWords, isLong, valueText } from './field-words';
import { TextComparisonComponent } from './text-comparison.component';

/** One field with before and after: in a line where there is room, else side by side when it is opened. */
@Component({
  selector: 'app-field-change',
  imports: [TextComparisonComponent],
  template: `
    @if (name() !== '') {
      <span class="field-change-name" [title]="change().path">{{ name() }}</span>
    }
    @if (isCompared()) {
      <button
        type="button"
        class="button is-small"
        [attr.aria-expanded]="isOpen()"
        [attr.aria-label]="compareLabel()"
        (click)="isOpen.set(!isOpen())"
      >
        {{ isOpen() ? closeText : compareText }}
      </button>
      @if (isOpen()) {
        <app-text-comparison
          class="field-change-texts"
          [before]="before() ?? ''"
          [after]="after() ?? ''"
          [name]="name()"
          [language]="language()"
        />
      }
    } @else {
      <span class="field-change-values">
        @if (before() !== null) {
          <del><span class="visually-hidden" i18n>Before: </span>{{ before() || emptyText }}</del>
        } @else {
          <span class="is-quiet" i18n>not set</span>
        }
        <span aria-hidden="true">→</span>
        @if (after() !== null) {
          <ins><span class="visually-hidden" i18n>After: </span>{{ after() || emptyText }}</ins>
        } @else {
          <span class="is-quiet" i18n>not set</span>
        }
      </span>
    }
    @if (change().cut) {
      <span class="is-quiet" i18n>Only the beginning is compared.</span>
    }
  `,
  host: { class: 'field-change' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FieldChangeComponent {
  readonly change = input.required<Change>();

  protected readonly name = computed(() => fieldWords(this.change().path));
  protected readonly before = computed(() => valueText(this.change().before));
  protected readonly after = computed(() => valueText(this.change().after));
  protected readonly isCompared = computed(() => isLong(this.before()) || isLong(this.after()));
  protected readonly isOpen = signal(false);
  protected readonly compareText = $localize`Compare texts`;
  protected readonly closeText = $localize`Close`;
  protected readonly emptyText = $localize`(empty)`;
  protected readonly compareLabel = computed(() =>
    this.isOpen() ? `${this.closeText} ${this.name()}` : `${this.compareText}: ${this.name()}`,
  );
  protected readonly language = computed(() => {
    const { path, before, after } = this.change();
    if (typeof (after ?? before) !== 'string') return 'json';
    return /\/(?:code|script|expression)$/.test(path) ? 'javascript' : 'text';
  });
}
