import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { BulkAction } from '../api/executions-api';
import { Announcer } from '../editing/announcer';
import { Dialogs } from '../ui/dialogs';
import { addIconPaths } from '../ui/icon-paths';
import { IconComponent } from '../ui/icon.component';
import { LoadFailureComponent } from '../ui/load-failure.component';
import { MessageComponent } from '../ui/message.component';
import { pollWhileSeen } from '../ui/poll-while-seen';
import { WORKFLOW_ICON_PATHS } from '../ui/workflow-icon-paths';
import type { BulkDialogData } from './bulk-dialog.component';
import type { BulkTarget } from './bulk-run';
import { bulkDone } from './bulk-texts';
import { ExecutionFiltersComponent } from './execution-filters.component';
import { ExecutionListStore } from './execution-list.store';
import { ExecutionPreviewComponent } from './execution-preview.component';
import { ExecutionTableComponent } from './execution-table.component';
import { ANY, filterParams, readFilter, type ListFilter } from './list-filter';

const REFRESH_MS = 3_000;

/** All executions, newest first. Filters are in the address; new ones come by themselves, unless somebody reads further down. */
@Component({
  selector: 'app-execution-list-page',
  imports: [
    ExecutionFiltersComponent,
    ExecutionPreviewComponent,
    ExecutionTableComponent,
    IconComponent,
    LoadFailureComponent,
    MessageComponent,
    RouterLink,
  ],
  templateUrl: './execution-list.page.component.html',
  providers: [ExecutionListStore],
  styleUrl: '../../styles/execution-list.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExecutionListPage {
  // All from the address.
  readonly status = input<string>();
  readonly workflow = input<string>();
  readonly trigger = input<string>();
  readonly span = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly error = input<string>();
  readonly retryOf = input<string>();

  protected readonly store = inject(ExecutionListStore);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly announcer = inject(Announcer);
  private readonly table = viewChild(ExecutionTableComponent);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly isPaused = signal(false);
  private readonly isAtTop = signal(true);
  protected readonly previewId = signal<string | null>(null);
  /** As the address says it, or as it is about to. */
  protected readonly filter = linkedSignal<ListFilter>(
    () =>
      readFilter({
        ...{ status: this.status(), workflow: this.workflow(), trigger: this.trigger(), span: this.span() },
        ...{ from: this.from(), to: this.to(), error: this.error(), retryOf: this.retryOf() },
      }),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  /** Rows that are chosen for an action; another filter means other rows. */
  protected readonly selected = linkedSignal<ListFilter, ReadonlySet<string>>({
    source: this.store.filter,
    computation: () => new Set(),
  });
  /** All that the filter finds are meant, listed or not. */
  protected readonly meansAll = linkedSignal<unknown, boolean>({
    source: this.selected,
    computation: () => false,
  });
  protected readonly areAllListedSelected = computed(
    () => this.selected().size > 0 && this.store.rows().every(({ id }) => this.selected().has(id)),
  );
  protected readonly previewRow = computed(
    () => this.store.rows().find(({ id }) => id === this.previewId()) ?? null,
  );
  protected readonly workflowName = computed(
    () =>
      this.store.rows().find(({ workflowId }) => workflowId === this.filter().workflowId)?.workflowName ??
      null,
  );
  protected readonly none: ReadonlySet<string> = new Set();
  protected readonly onText = $localize`on`;
  protected readonly pausedText = $localize`paused`;
  protected readonly loadingText = $localize`Loading executions`;

  constructor() {
    addIconPaths(WORKFLOW_ICON_PATHS);
    effect(() => {
      const filter = this.filter();
      untracked(() => {
        this.previewId.set(null);
        void this.store.load(filter);
      });
    });
    pollWhileSeen(() => this.store.refresh(), { everyMs: REFRESH_MS, isPaused: this.isPaused });
    // Whoever is at the top sees new rows come in; whoever reads further down is not moved.
    effect(() => {
      if (
        this.store.heldCount() > 0 &&
        this.isAtTop() &&
        this.selected().size === 0 &&
        this.previewId() === null
      )
        untracked(() => void this.store.showNew());
    });
    inject(DestroyRef).onDestroy(() => this.store.stop());
  }

  protected show(filter: ListFilter): void {
    this.filter.set(filter);
    void this.router.navigate([], { queryParams: filterParams(filter), replaceUrl: true });
  }

  protected clear(): void {
    this.show(ANY);
  }

  protected noteTop(isAtTop: boolean): void {
    this.isAtTop.set(isAtTop);
  }

  protected async showNew(): Promise<void> {
    await this.store.showNew();
    this.table()?.toTop();
    this.isAtTop.set(true);
    this.table()?.focusRow(this.store.rows()[0]?.id ?? null);
  }

  protected togglePreview(id: string): void {
    this.previewId.update((before) => (before === id ? null : id));
  }

  /** While one is looked into, the preview follows the focus. */
  protected walk(id: string): void {
    if (this.previewId() !== null) this.previewId.set(id);
  }

  protected closePreview(): void {
    const id = this.previewId();
    if (id === null) return;
    this.previewId.set(null);
    this.table()?.focusRow(id);
  }

  protected showWorkflow(workflowId: string): void {
    this.show({ ...this.filter(), workflowId });
  }

  /** Asks before, tells after; the list is read anew when something was done. */
  protected async act(action: BulkAction): Promise<void> {
    const target: BulkTarget = this.meansAll()
      ? { kind: 'filter', filter: this.store.meant() }
      : { kind: 'ids', ids: [...this.selected()] };
    const { BulkDialogComponent } = await import('./bulk-dialog.component');
    const data: BulkDialogData = { action, target };
    const opened = await this.dialogs.open<number>(BulkDialogComponent, {
      data,
      ariaLabelledBy: 'bulk-title',
      role: 'alertdialog',
      restoreFocus: false,
    });
    opened.closed.subscribe((done) => void this.afterAction(action, done ?? 0));
  }

  private async afterAction(action: BulkAction, done: number): Promise<void> {
    if (done > 0) {
      this.announcer.say(bulkDone(action, done));
      this.selected.set(new Set());
      await this.store.reload();
      this.table()?.toTop();
    }
    if (this.store.rows().length > 0) this.table()?.focusRow();
    else this.heading().nativeElement.focus();
  }
}
