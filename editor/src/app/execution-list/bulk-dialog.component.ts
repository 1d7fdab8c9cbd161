import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  signal,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { toApiError, type ApiError } from '../api/api-error';
import { ExecutionsApi, type BulkAction } from '../api/executions-api';
import {
  countBulk,
  runBulk,
  skippedReasons,
  type BulkOrder,
  type BulkProgress,
  type BulkTarget,
} from './bulk-run';
import { bulkDone, bulkQuestion, BULK_TEXTS } from './bulk-texts';

/** What the dialog is opened for. */
export interface BulkDialogData {
  action: BulkAction;
  target: BulkTarget;
}

type Stage =
  | { kind: 'counting' }
  | { kind: 'asking'; matched: number; unfit: number }
  | { kind: 'running'; total: number }
  | { kind: 'done'; progress: BulkProgress }
  | { kind: 'failed'; error: ApiError; progress: BulkProgress | null };

const NOTHING: BulkProgress = { done: 0, skipped: [], remaining: 0 };

/** Counts first what an action on many would do, asks, does it piece by piece, and tells what came of it. Gives how many were done. */
@Component({
  selector: 'app-bulk-dialog',
  templateUrl: './bulk-dialog.component.html',
  styleUrl: '../../styles/dialogs.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog is-narrow' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BulkDialogComponent {
  private readonly api = inject(ExecutionsApi);
  protected readonly data = inject<BulkDialogData>(DIALOG_DATA);
  private readonly dialog = inject<DialogRef<number>>(DialogRef);
  private readonly main = viewChild<ElementRef<HTMLElement>>('main');
  private readonly stopping = signal(false);

  protected readonly texts = BULK_TEXTS[this.data.action];
  protected readonly stage = signal<Stage>({ kind: 'counting' });
  protected readonly progress = signal<BulkProgress>(NOTHING);
  protected readonly version = signal<'same' | 'newest'>('same');
  protected readonly stopText = $localize`Stop`;
  protected readonly stoppingText = $localize`Stopping…`;
  protected readonly isStopping = this.stopping.asReadonly();
  protected readonly title = computed(() => {
    const stage = this.stage();
    switch (stage.kind) {
      case 'asking':
        return bulkQuestion(this.data.action, stage.matched);
      case 'done':
        return bulkDone(this.data.action, stage.progress.done);
      default:
        return this.texts.title;
    }
  });
  protected readonly handled = computed(() => this.progress().done + this.progress().skipped.length);
  protected readonly reasons = computed(() => skippedReasons(this.progress().skipped));

  constructor() {
    const stopped = new AbortController();
    inject(DestroyRef).onDestroy(() => {
      stopped.abort();
      this.stopping.set(true);
    });
    void this.count(stopped.signal);
    // Each stage has one button that one presses next.
    effect(() => {
      this.stage();
      this.main()?.nativeElement.focus();
    });
    this.dialog.disableClose = true;
    this.dialog.keydownEvents.subscribe((event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      if (this.stage().kind === 'running') this.stop();
      else this.close();
    });
  }

  protected async run(): Promise<void> {
    const stage = this.stage();
    if (stage.kind !== 'asking' || stage.matched === 0) return;
    const total = stage.matched + stage.unfit;
    this.stage.set({ kind: 'running', total });
    try {
      const progress = await runBulk(this.api, this.order(), {
        total,
        tell: (each) => this.progress.set(each),
        isStopped: () => this.stopping(),
      });
      this.progress.set(progress);
      this.stage.set({ kind: 'done', progress });
    } catch (thrown) {
      this.stage.set({ kind: 'failed', error: toApiError(thrown), progress: this.progress() });
    }
  }

  protected stop(): void {
    this.stopping.set(true);
  }

  protected close(): void {
    this.dialog.close(this.progress().done);
  }

  private async count(stopped: AbortSignal): Promise<void> {
    try {
      this.stage.set({ kind: 'asking', ...(await countBulk(this.api, this.order(), stopped)) });
    } catch (thrown) {
      if (!stopped.aborted) this.stage.set({ kind: 'failed', error: toApiError(thrown), progress: null });
    }
  }

  private order(): BulkOrder {
    return { ...this.data, version: this.version() };
  }
}
