import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  linkedSignal,
} from '@angular/core';
import { IconComponent } from '../../ui/icon.component';
import { FieldControl } from '../form/field-handle';
import { isPairList } from '../form/field-mode';
import { isSameJson, typesOf } from '../schema/json-schema';
import { readOption } from '../schema/read-label';
import { TemplateInputComponent } from '../templates/template-input.component';
import { pairsOf, pastedPairs, repeatedNames, valueOf, type Pair, type Writing } from './pairs';
import { RowToolsComponent } from './row-tools.component';

/** Names and values, in rows. Rows without a name are kept while the form is open, and not written. */
@Component({
  selector: 'app-key-value-control',
  imports: [RowToolsComponent, IconComponent, TemplateInputComponent],
  templateUrl: './key-value-control.component.html',
  host: { class: 'control' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KeyValueControlComponent extends FieldControl {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  private readonly value = computed(() => this.field().value());
  /** A list can name one thing twice. */
  private readonly takesList = computed(() => typesOf(this.field().model().schema).includes('array'));
  private readonly valueSchema = computed(() => {
    const { additionalProperties } = this.field().model().schema;
    return typeof additionalProperties === 'object' ? additionalProperties : {};
  });
  /** Words that a value can be, when the schema has a list of them. */
  protected readonly words = computed(() => {
    const schema = this.valueSchema();
    const words = schema.enum ?? schema.anyOf?.find((part) => part.enum)?.enum ?? [];
    return words.filter((word) => typeof word === 'string');
  });
  private readonly writing = computed((): Writing =>
    this.field().model().key === 'headers' ? 'header' : 'json',
  );
  /** As they are written, unless the value was changed elsewhere. */
  protected readonly rows = linkedSignal<ReturnType<typeof this.value>, readonly Pair[]>({
    source: this.value,
    computation: (value, previous) =>
      previous && isSameJson(valueOf(previous.value, this.shapeOf(previous.value), this.writing()), value)
        ? previous.value
        : pairsOf(value, this.writing()),
  });
  protected readonly repeated = computed(() =>
    this.takesList() ? new Set<string>() : repeatedNames(this.rows()),
  );
  protected readonly takesTemplate = computed(
    () => this.valueSchema().expression === true || this.field().model().takesTemplate,
  );
  protected readonly noun = computed(() => this.field().model().label.toLowerCase());
  protected readonly wordsOf = readOption;

  protected typeName(index: number, event: Event): void {
    this.change(index, { name: (event.target as HTMLInputElement).value }, 'typing');
  }

  protected change(index: number, part: Partial<Pair>, by: 'typing' | 'choice'): void {
    this.write(
      this.rows().map((row, at) => (at === index ? { ...row, ...part } : row)),
      by,
    );
  }

  protected add(): void {
    this.rows.update((rows) => [...rows, { name: '', text: this.words()[0] ?? '' }]);
    this.focusRow(this.rows().length - 1);
  }

  protected remove(index: number): void {
    this.write(
      this.rows().filter((_, at) => at !== index),
      'choice',
    );
    this.focusRow(Math.min(index, this.rows().length - 1));
  }

  protected move(index: number, by: 1 | -1): void {
    const rows = [...this.rows()];
    const [row] = rows.splice(index, 1);
    if (!row || index + by < 0 || index + by > rows.length) return;
    rows.splice(index + by, 0, row);
    this.write(rows, 'choice');
  }

  /** Several lines at once, such as headers copied from a browser, become as many rows. */
  protected paste(index: number, event: ClipboardEvent): void {
    const pasted = pastedPairs(event.clipboardData?.getData('text/plain') ?? '');
    if (!pasted) return;
    event.preventDefault();
    const rows = [...this.rows()];
    const isEmpty = rows[index]?.name === '' && rows[index]?.text === '';
    rows.splice(isEmpty ? index : index + 1, isEmpty ? 1 : 0, ...pasted);
    this.write(rows, 'choice');
  }

  private shapeOf(rows: readonly Pair[]): 'object' | 'list' {
    const isList = isPairList(this.field().value()) && this.field().value() !== undefined;
    return this.takesList() && (isList || repeatedNames(rows).size > 0) ? 'list' : 'object';
  }

  private write(rows: readonly Pair[], by: 'typing' | 'choice'): void {
    this.rows.set(rows);
    const value = valueOf(rows, this.shapeOf(rows), this.writing());
    this.field().complaint.set(
      this.repeated().size > 0 ? `“${[...this.repeated()].join('”, “')}” is there twice: only the last one counts.` : null, // prettier-ignore
    );
    if (by === 'typing') this.field().type(value);
    else this.field().choose(value);
  }

  private focusRow(index: number): void {
    afterNextRender(
      () => {
        const root = this.element.nativeElement;
        const goal =
          root.querySelectorAll<HTMLElement>('.pair-name')[index] ??
          root.querySelector<HTMLElement>('.item-adders button');
        goal?.focus();
      },
      { injector: this.injector },
    );
  }

  protected valueLabel(name: string, index: number): string {
    return name === '' ? $localize`Value of row ${index + 1}:NUMBER:` : $localize`Value of ${name}:NAME:`;
  }
}
