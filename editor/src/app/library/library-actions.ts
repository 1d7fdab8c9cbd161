import { computed, inject, Injectable, signal } from '@angular/core';
import { toApiError } from '../api/api-error';
import type { WorkflowSummary } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { ToastStore } from '../ui/toasts/toast.store';
import { changedTags } from './changed-tags';
import { forEach } from './for-each';
import { LibrarySelection } from './library-selection';
import { LibraryStore } from './library.store';

/** What people do with one workflow of the library, or with many. */
@Injectable()
export class LibraryActions {
  private readonly api = inject(WorkflowsApi);
  private readonly store = inject(LibraryStore);
  private readonly selection = inject(LibrarySelection);
  private readonly toasts = inject(ToastStore);
  private readonly progress = signal<{ done: number; of: number } | null>(null);

  /** How far a change of many has come. */
  readonly underWay = this.progress.asReadonly();
  private readonly removals = signal(0);

  /** Counts up when rows have gone from the list, and their focus with them. */
  readonly gone = this.removals.asReadonly();
  readonly isBusy = computed(() => this.progress() !== null);

  async setActive(rows: readonly WorkflowSummary[], isActive: boolean): Promise<void> {
    const done = await this.each(rows, async ({ id }) => {
      const { active, updatedAt } = await this.api.setActive(id, isActive);
      this.store.change(id, { active, updatedAt });
    });
    if (done.length > 0) this.tell(isActive ? switchedOn(done) : switchedOff(done));
  }

  /** Adds a tag, or takes it away. */
  async changeTag(rows: readonly WorkflowSummary[], tag: string, how: 'add' | 'remove'): Promise<void> {
    const concerned = rows.filter((row) => changedTags(row.tags, tag, how) !== null);
    const done = await this.each(concerned, async (row) => {
      const { tags, updatedAt } = await this.api.setTags(row.id, changedTags(row.tags, tag, how) ?? row.tags);
      this.store.change(row.id, { tags, updatedAt });
    });
    const failed = concerned.length - done.length;
    if (failed === 0) this.tell(how === 'add' ? tagged(rows, tag) : untagged(rows, tag));
  }

  async duplicate(row: WorkflowSummary): Promise<void> {
    const done = await this.each([row], ({ id }) => this.api.duplicate(id));
    if (done.length === 0) return;
    this.tell($localize`“${row.name}:name:” was copied. The copy is switched off.`);
    await this.store.reload();
  }

  /** Puts workflows into the bin; the message offers to take them out again, with their triggers as they were. */
  async moveToBin(rows: readonly WorkflowSummary[]): Promise<void> {
    const done = await this.each(rows, ({ id }) => this.api.remove(id));
    this.selection.clear();
    if (done.length > 0) {
      const text =
        done.length === 1
          ? $localize`“${done[0]?.name ?? ''}:name:” is in the bin.`
          : $localize`${done.length}:count: workflows are in the bin.`;
      const action = { label: $localize`Undo`, run: () => void this.undoBin(done) };
      this.toasts.show({ kind: 'info', text, action });
    }
    await this.reloadWithout();
  }

  /** Takes workflows out of the bin, switched off. */
  async restore(rows: readonly WorkflowSummary[]): Promise<void> {
    const done = await this.each(rows, ({ id }) => this.api.restore(id));
    this.selection.clear();
    if (done.length > 0) this.tell(restored(done));
    await this.reloadWithout();
  }

  async deleteForGood(rows: readonly WorkflowSummary[]): Promise<void> {
    const done = await this.each(rows, ({ id }) => this.api.removeForGood(id));
    this.selection.clear();
    if (done.length > 0) this.tell(deleted(done));
    await this.reloadWithout();
  }

  private async reloadWithout(): Promise<void> {
    await this.store.reload();
    this.removals.update((count) => count + 1);
  }

  private async undoBin(rows: readonly WorkflowSummary[]): Promise<void> {
    const done = await this.each(rows, async ({ id, active }) => {
      await this.api.restore(id);
      if (active) await this.api.setActive(id, true);
    });
    if (done.length > 0) this.tell(restored(done));
    await this.store.reload();
  }

  /** Does it for each and says what failed. Gives those for which it worked. */
  private async each(
    rows: readonly WorkflowSummary[],
    work: (row: WorkflowSummary) => Promise<unknown>,
  ): Promise<WorkflowSummary[]> {
    if (this.isBusy()) return [];
    this.progress.set({ done: 0, of: rows.length });
    const { done, failures } = await forEach(rows, work, () =>
      this.progress.update((now) => now && { ...now, done: now.done + 1 }),
    );
    this.progress.set(null);
    const [first] = failures;
    if (first) {
      const { message } = toApiError(first.cause);
      const text =
        rows.length === 1
          ? message
          : $localize`${failures.length}:count: of ${rows.length}:total: could not be changed. “${first.item.name}:name:”: ${message}:message:`;
      this.toasts.show({ kind: 'bad', text });
    }
    return done;
  }

  private tell(text: string): void {
    this.toasts.show({ kind: 'info', text });
  }
}

type Rows = readonly WorkflowSummary[];

/** The name of the one, or how many they are. */
function named(rows: Rows): string {
  return rows.length === 1 ? `“${rows[0]?.name ?? ''}”` : $localize`${rows.length}:count: workflows`;
}

const switchedOn = (rows: Rows): string => $localize`Switched on: ${named(rows)}:what:`;
const switchedOff = (rows: Rows): string => $localize`Switched off: ${named(rows)}:what:`;
const restored = (rows: Rows): string => $localize`Taken out of the bin: ${named(rows)}:what:`;
const deleted = (rows: Rows): string => $localize`Deleted for good: ${named(rows)}:what:`;
const tagged = (rows: Rows, tag: string): string => $localize`Tagged “${tag}:tag:”: ${named(rows)}:what:`;
const untagged = (rows: Rows, tag: string): string =>
  $localize`Tag “${tag}:tag:” removed: ${named(rows)}:what:`;
