import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  linkedSignal,
  viewChild,
} from '@angular/core';
import type { JsonValue } from '../api/types';
import { IconComponent } from '../ui/icon.component';
import { rowPlaces } from '../ui/row-places';
import { RowWindow } from '../ui/row-window';
import { rowsOf, tableOf } from './data-table';

const ROW_REM = 1.75;
/** Longer texts are cut here; the JSON has them whole. */
const MAX_SINGLE = 50_000;

/** A value as a table. Cells that hold more open as a table of their own; only rows that are seen are drawn. */
@Component({
  selector: 'app-data-table',
  imports: [IconComponent],
  templateUrl: './data-table.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DataTableComponent {
  readonly value = input.required<JsonValue>();
  readonly label = input.required<string>();
  /** Names the thing the value belongs to: another one is shown from its top. */
  readonly context = input('');

  /** Names and indexes that lead from the whole value to the one that is shown. */
  protected readonly steps = linkedSignal<string, string[]>({ source: this.context, computation: () => [] });
  protected readonly shown = computed(() =>
    this.steps().reduce<JsonValue>((value, name) => childOf(value, name), this.value()),
  );
  protected readonly table = computed(() => tableOf(this.shown()));
  private readonly window = new RowWindow(
    computed(() => this.table()?.count ?? 0),
    ROW_REM,
  );
  protected readonly drawn = this.window.drawn;
  private readonly places = rowPlaces(
    computed(() => {
      const { start, end } = this.drawn();
      return Array.from({ length: end - start }, (_, at) => String(start + at));
    }),
  );
  protected readonly rows = computed(() => {
    const [table, { start, end }, places] = [this.table(), this.drawn(), this.places()];
    return table === null
      ? []
      : rowsOf(this.shown(), table, start, end).map((cells, index) => ({
          ...{ index: start + index, place: places.get(String(start + index)), cells },
        }));
  });
  /** A value that makes no table, as text. */
  protected readonly single = computed(() => {
    const text = String(this.shown());
    return text.length > MAX_SINGLE ? `${text.slice(0, MAX_SINGLE)}…` : text;
  });
  protected readonly name = computed(() => [this.label(), ...this.steps()].join(' › '));
  private readonly scroller = viewChild<ElementRef<HTMLElement>>('scroller');

  constructor() {
    afterRenderEffect(() => this.window.attach(this.scroller()?.nativeElement));
    inject(DestroyRef).onDestroy(() => this.window.detach());
  }

  protected noteScroll(): void {
    this.window.note();
  }

  /** Opens what a cell holds. */
  protected open(row: number, column: number): void {
    const [table, value] = [this.table(), this.shown()];
    if (!table || typeof value !== 'object' || value === null) return;
    const isList = Array.isArray(value);
    const first = isList ? String(row) : (Object.keys(value)[row] ?? '');
    const item = childOf(value, first);
    const isWhole = !isList || typeof item !== 'object' || item === null || Array.isArray(item);
    const more = isWhole ? [] : [table.columns[column] ?? ''];
    this.go([...this.steps(), first, ...more]);
  }

  protected back(count: number): void {
    this.go(this.steps().slice(0, count));
  }

  private go(steps: string[]): void {
    this.steps.set(steps);
    this.scroller()?.nativeElement.scrollTo?.(0, 0);
  }
}

function childOf(value: JsonValue, name: string): JsonValue {
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return value[Number(name)] ?? null;
  return Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}
