import { computed, inject, Injectable, signal } from '@angular/core';
import type { WorkflowSummary } from '../api/types';
import { LibraryStore } from './library.store';

/** The workflows that are ticked. A query that leaves some of them out does not untick them; leaving the place does. */
@Injectable()
export class LibrarySelection {
  private readonly store = inject(LibraryStore);
  private readonly ids = signal<ReadonlySet<string>>(new Set());
  private lastIndex = 0;

  /** Those that are ticked and shown. */
  readonly rows = computed(() => this.store.loaded().filter(({ id }) => this.ids().has(id)));
  readonly count = computed(() => this.rows().length);
  readonly isAll = computed(() => this.count() > 0 && this.count() === this.store.loaded().length);

  has(id: string): boolean {
    return this.ids().has(id);
  }

  /** Ticks or unticks a row; with Shift all from the one before to this. */
  toggle(index: number, isRange: boolean): void {
    const row = this.store.rowAt(index);
    if (!row) return;
    const isOn = !this.ids().has(row.id);
    const [from, to] = isRange
      ? [Math.min(this.lastIndex, index), Math.max(this.lastIndex, index)]
      : [index, index];
    this.lastIndex = index;
    const rows = Array.from({ length: to - from + 1 }, (_, n) => this.store.rowAt(from + n));
    this.set(rows, isOn);
  }

  /** Ticks all rows that are there, or none. */
  toggleAll(): void {
    if (this.isAll()) this.clear();
    else this.set(this.store.loaded(), true);
  }

  clear(): void {
    this.ids.set(new Set());
  }

  private set(rows: readonly (WorkflowSummary | undefined)[], isOn: boolean): void {
    const ids = new Set(this.ids());
    for (const row of rows) {
      if (!row) continue;
      if (isOn) ids.add(row.id);
      else ids.delete(row.id);
    }
    this.ids.set(ids);
  }
}
