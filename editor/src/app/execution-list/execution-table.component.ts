import {
  afterNextRender,
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  Injector,
  input,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ListedExecution } from '../api/types';
import { LinkFollower } from '../ui/link-follower';
import { formatDuration } from '../ui/format-duration';
import { IconComponent } from '../ui/icon.component';
import { rowPlaces } from '../ui/row-places';
import { RowWindow } from '../ui/row-window';
import { secondHand } from '../ui/second-hand';
import { StatusBadgeComponent, statusLabel } from '../ui/status-badge.component';
import { TimeAgoComponent } from '../ui/time-ago.component';
import { costText, tokensText } from '../ui/usage-texts';
import { triggerKind } from '../workflows/trigger-kind';
import { barShare, elapsedMs, stepsText } from './figures';
import { rowKey } from './row-key';

const ROW_REM = 2.25;
const HEAD_PX = 32;
const SKELETON_ROWS = Array.from({ length: 12 }, (_, row) => row);
/** The next page is asked for when so few rows are left below. */
const ROWS_AHEAD = 30;

/** Executions as dense rows, of which only those are drawn that are seen. One row is the tab stop; arrow keys walk. */
@Component({
  selector: 'app-execution-table',
  imports: [IconComponent, StatusBadgeComponent, TimeAgoComponent],
  templateUrl: './execution-table.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExecutionTableComponent {
  readonly rows = input.required<readonly ListedExecution[]>();
  readonly isFirstLoad = input(false);
  readonly isBusy = input(false);
  readonly hasMore = input(false);
  readonly hasRunning = input(false);
  /** Known here at once: a key that is pressed before the page is drawn again adds to what the one before chose. */
  readonly selected = model.required<ReadonlySet<string>>();
  readonly previewId = input<string | null>(null);
  /** This one shall be looked into, or no longer. */
  readonly previewed = output<string>();
  /** The row with the focus is another one. */
  readonly walked = output<string>();
  readonly moreWanted = output<void>();
  /** Whether the first row is seen. */
  readonly atTop = output<boolean>();

  private readonly scroller = viewChild<ElementRef<HTMLElement>>('scroller');
  protected readonly links = inject(LinkFollower);
  private readonly injector = inject(Injector);
  private readonly focusedId = signal<string | null>(null);
  private anchor = 0;
  private readonly window = new RowWindow(
    computed(() => this.rows().length),
    ROW_REM,
  );
  private readonly nowMs = secondHand(computed(() => this.hasRunning()));
  protected readonly skeletonRows = SKELETON_ROWS;
  protected readonly statusLabel = statusLabel;
  protected readonly triggerKind = triggerKind;
  protected readonly drawn = this.window.drawn;
  private readonly indexById = computed(() => new Map(this.rows().map(({ id }, index) => [id, index])));
  protected readonly tabStop = computed(() => this.indexById().get(this.focusedId() ?? '') ?? 0);
  private readonly longestMs = computed(() =>
    this.rows().reduce((most, { durationMs }) => Math.max(most, durationMs ?? 0), 1_000),
  );
  /** While the row with the tab stop is scrolled away, the first one that is drawn takes its place. */
  protected readonly stopDrawn = computed(() => {
    const { start, end } = this.drawn();
    return this.tabStop() >= start && this.tabStop() < end ? this.tabStop() : start;
  });
  private readonly places = rowPlaces(
    computed(() => {
      const { start, end } = this.drawn();
      return this.rows()
        .slice(start, end)
        .map(({ id }) => id);
    }),
  );
  protected readonly seen = computed(() => {
    const [{ start, end }, nowMs, longestMs] = [this.drawn(), this.nowMs(), this.longestMs()];
    const places = this.places();
    return this.rows()
      .slice(start, end)
      .map((row, at) => {
        const elapsed = elapsedMs(row, nowMs);
        return {
          ...{ row, index: start + at, place: places.get(row.id) },
          ...{ steps: stepsText(row), tokens: tokensText(row.usage), cost: costText(row.usage) },
          duration: elapsed === null ? '' : formatDuration(elapsed),
          share: barShare(elapsed, longestMs),
        };
      });
  });
  protected readonly areAllSelected = computed(
    () => this.rows().length > 0 && this.rows().every(({ id }) => this.selected().has(id)),
  );

  constructor() {
    afterRenderEffect(() => this.window.attach(this.scroller()?.nativeElement));
    inject(DestroyRef).onDestroy(() => this.window.detach());
  }

  protected noteScroll(): void {
    this.window.note();
    this.atTop.emit((this.scroller()?.nativeElement.scrollTop ?? 0) < HEAD_PX);
    if (this.hasMore() && this.drawn().end + ROWS_AHEAD >= this.rows().length) this.moreWanted.emit();
  }

  protected key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    // On a checkbox or a button Space is theirs.
    if (event.key === ' ' && !target.matches('a')) return;
    const page = Math.floor((this.scroller()?.nativeElement.clientHeight ?? 600) / (ROW_REM * 16)) - 2;
    const place = { index: this.tabStop(), count: this.rows().length, pageRows: Math.max(1, page) };
    const action = rowKey(event, place);
    if (action === null) return;
    event.preventDefault();
    const id = this.rows()[place.index]?.id;
    if (action.kind === 'go') this.goTo(action.index, target.dataset['cell'] ?? 'link');
    else if (id !== undefined && action.kind === 'preview') this.previewed.emit(id);
    else if (id !== undefined) this.toggle(place.index, false);
  }

  protected focused(index: number): void {
    const id = this.rows()[index]?.id;
    if (id === undefined || id === this.focusedId()) return;
    this.focusedId.set(id);
    this.walked.emit(id);
  }

  /** Selects a row or takes it out; with Shift all from the one before to it. */
  protected toggle(index: number, isRange: boolean): void {
    const next = new Set(this.selected());
    const id = this.rows()[index]?.id ?? '';
    const isOn = !next.has(id);
    const [first, last] = isRange
      ? [Math.min(this.anchor, index), Math.max(this.anchor, index)]
      : [index, index];
    for (const row of this.rows().slice(first, last + 1)) {
      if (isOn) next.add(row.id);
      else next.delete(row.id);
    }
    this.anchor = index;
    this.selected.set(next);
  }

  protected toggleAll(): void {
    this.selected.set(this.areAllSelected() ? new Set() : new Set(this.rows().map(({ id }) => id)));
  }

  /** Puts the focus on a row, on the last one that had it when none is named. */
  focusRow(id: string | null = this.focusedId()): void {
    this.goTo(this.indexById().get(id ?? '') ?? 0, 'link');
  }

  toTop(): void {
    this.scroller()?.nativeElement.scrollTo(0, 0);
    this.window.note();
  }

  private goTo(index: number, cell: string): void {
    this.focused(index);
    this.window.reveal(index, HEAD_PX);
    this.noteScroll();
    afterNextRender(
      () =>
        this.scroller()
          ?.nativeElement.querySelector<HTMLElement>(`[data-row="${index}"] [data-cell="${cell}"]`)
          ?.focus({ preventScroll: true }),
      { injector: this.injector },
    );
  }
}
