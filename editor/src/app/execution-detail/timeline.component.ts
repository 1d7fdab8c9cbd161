import {
  afterNextRender,
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { formatDuration } from '../ui/format-duration';
import { IconComponent } from '../ui/icon.component';
import { rowPlaces } from '../ui/row-places';
import { RowWindow } from '../ui/row-window';
import { StatusBadgeComponent } from '../ui/status-badge.component';
import { rowText } from './row-text';
import { panWindow, shareOf, ticksOf, windowBetween, zoomWindow, type TimeWindow } from './time-window';
import type { Timeline, TimelineRow } from './timeline';

const ROW_REM = 1.5;
const HEAD_PX = 28;
const ZOOM_FACTOR = 0.5;
const PAN_SHARE = 0.25;
const TICK_PX = 96;

/** When each step waited and ran: a row each, of which only those are drawn that are seen. Arrow keys walk, Enter opens the step. */
@Component({
  selector: 'app-timeline',
  imports: [IconComponent, StatusBadgeComponent],
  templateUrl: './timeline.component.html',
  host: { '(keydown)': 'zoomKey($event)', '(document:keydown.escape)': 'cancelBrush($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TimelineComponent {
  readonly timeline = input.required<Timeline>();
  /** Of another one all of the time is shown. */
  readonly executionId = input.required<string>();
  readonly selectedId = input<string | null>(null);
  /** The time that is looked at, where there is a replay; null: as it is now, or ended. */
  readonly atMs = input<number | null>(null);
  /** A step was opened: by a press, or by Enter. */
  readonly chosen = output<string>();
  /** A time was pressed on the axis. */
  readonly timeChosen = output<number>();
  /** The next change is wanted, or the one before. */
  readonly stepped = output<1 | -1>();

  private readonly injector = inject(Injector);
  private readonly scroller = viewChild<ElementRef<HTMLElement>>('scroller');
  private readonly axis = viewChild<ElementRef<HTMLElement>>('axis');
  protected readonly rows = computed(() => this.timeline().rows);
  private readonly indexById = computed(() => new Map(this.rows().map(({ step }, at) => [step.nodeId, at])));
  private readonly whole = computed<TimeWindow>(() => {
    const { startMs, endMs } = this.timeline();
    return { startMs, endMs };
  });
  /** What was zoomed into; null: all of it, also when it grows. */
  private readonly zoomed = linkedSignal<unknown, TimeWindow | null>({
    source: this.executionId,
    computation: () => null,
  });
  protected readonly window = computed(() => this.zoomed() ?? this.whole());
  protected readonly isZoomed = computed(() => this.zoomed() !== null);
  private readonly axisPx = signal(600);
  protected readonly ticks = computed(() => {
    const [window, { startMs }] = [this.window(), this.whole()];
    const most = Math.max(2, Math.floor(this.axisPx() / TICK_PX));
    return ticksOf(window, startMs, most).map((ms) => ({
      text: formatDuration(ms),
      left: ((startMs + ms - window.startMs) / (window.endMs - window.startMs)) * 100,
    }));
  });
  protected readonly cursor = computed(() => {
    const atMs = this.atMs();
    return atMs === null ? null : (shareOf(this.window(), { startMs: atMs, endMs: atMs })?.left ?? null);
  });
  private readonly rowWindow = new RowWindow(
    computed(() => this.rows().length),
    ROW_REM,
  );
  protected readonly drawn = this.rowWindow.drawn;
  private readonly focusedId = linkedSignal(() => this.selectedId());
  protected readonly tabStop = computed(() => this.indexById().get(this.focusedId() ?? '') ?? 0);
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
        .map(({ step }) => step.nodeId);
    }),
  );
  protected readonly seen = computed(() => {
    const [{ start, end }, window, originMs] = [this.drawn(), this.window(), this.whole().startMs];
    const places = this.places();
    return this.rows()
      .slice(start, end)
      .map((row, at) => ({
        ...{ row, index: start + at, place: places.get(row.step.nodeId) },
        ...{ text: rowText(row, originMs), duration: durationOf(row) },
        bars: row.segments.flatMap((segment) => {
          const share = shareOf(window, segment);
          return share ? [{ ...share, kind: segment.hasFailed ? 'failed' : segment.kind }] : [];
        }),
      }));
  });
  /** What is being dragged over on the axis. */
  protected readonly brush = signal<{ fromMs: number; toMs: number } | null>(null);
  protected readonly brushShare = computed(() => {
    const brush = this.brush();
    if (brush === null) return null;
    const { fromMs, toMs } = brush;
    return shareOf(this.window(), { startMs: Math.min(fromMs, toMs), endMs: Math.max(fromMs, toMs) });
  });

  constructor() {
    afterRenderEffect(() => this.rowWindow.attach(this.scroller()?.nativeElement));
    effect((onCleanup) => {
      const axis = this.axis()?.nativeElement;
      if (!axis) return;
      const resizes = new ResizeObserver(() => this.axisPx.set(axis.clientWidth));
      resizes.observe(axis);
      onCleanup(() => resizes.disconnect());
    });
    // What was chosen on the drawing is brought into view here.
    effect(() => {
      const index = this.indexById().get(this.selectedId() ?? '');
      if (index !== undefined) untracked(() => this.rowWindow.reveal(index, HEAD_PX));
    });
    inject(DestroyRef).onDestroy(() => this.rowWindow.detach());
  }

  protected noteScroll(): void {
    this.rowWindow.note();
  }

  protected zoom(by: 1 | -1): void {
    const window = this.window();
    const { startMs, endMs } = window;
    const atMs = this.atMs();
    const isSeen = atMs !== null && atMs >= startMs && atMs <= endMs;
    const around = isSeen ? atMs : (startMs + endMs) / 2;
    this.look(zoomWindow(this.whole(), window, by === 1 ? ZOOM_FACTOR : 1 / ZOOM_FACTOR, around));
  }

  protected pan(by: 1 | -1): void {
    this.look(panWindow(this.whole(), this.window(), by * PAN_SHARE));
  }

  protected showAll(): void {
    this.zoomed.set(null);
  }

  protected startBrush(event: PointerEvent): void {
    if (event.button !== 0) return;
    const axis = event.currentTarget as HTMLElement;
    axis.setPointerCapture(event.pointerId);
    const fromMs = this.timeAt(axis, event.clientX);
    this.brush.set({ fromMs, toMs: fromMs });
  }

  protected moveBrush(event: PointerEvent): void {
    const toMs = this.timeAt(event.currentTarget as HTMLElement, event.clientX);
    this.brush.update((brush) => brush && { ...brush, toMs });
  }

  /** A drag zooms; a press goes to that time. */
  protected endBrush(): void {
    const brush = this.brush();
    this.brush.set(null);
    if (brush === null) return;
    const window = windowBetween(this.whole(), brush.fromMs, brush.toMs);
    const share = Math.abs(brush.toMs - brush.fromMs) / (this.window().endMs - this.window().startMs);
    if (window !== null && share > 0.01) return this.look(window);
    this.timeChosen.emit(brush.toMs);
  }

  protected cancelBrush(event: Event): void {
    if (this.brush() === null) return;
    event.preventDefault();
    this.brush.set(null);
  }

  protected key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const [index, last] = [this.tabStop(), this.rows().length - 1];
    const page = Math.max(1, Math.floor((this.scroller()?.nativeElement.clientHeight ?? 240) / 24) - 2);
    const goals: Record<string, number> = {
      ...{ ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: last },
      ...{ PageDown: index + page, PageUp: index - page },
    };
    const goal = Object.hasOwn(goals, event.key) ? goals[event.key] : undefined;
    if (goal !== undefined) this.walkTo(Math.max(0, Math.min(last, goal)));
    else if (event.key === 'Enter' || event.key === ' ') this.choose(index);
    else if (event.key === 'ArrowRight') this.stepped.emit(1);
    else if (event.key === 'ArrowLeft') this.stepped.emit(-1);
    else return;
    event.preventDefault();
  }

  protected zoomKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') this.zoom(1);
    else if (event.key === '-') this.zoom(-1);
    else if (event.key === '0') this.showAll();
    else if (event.key === 'ArrowLeft' && event.shiftKey) this.pan(-1);
    else if (event.key === 'ArrowRight' && event.shiftKey) this.pan(1);
    else return;
    event.preventDefault();
  }

  protected choose(index: number): void {
    const id = this.rows()[index]?.step.nodeId;
    if (id !== undefined) this.chosen.emit(id);
  }

  protected noteFocus(index: number): void {
    const id = this.rows()[index]?.step.nodeId;
    if (id !== undefined) this.focusedId.set(id);
  }

  private look(window: TimeWindow): void {
    const whole = this.whole();
    const isAll = window.endMs - window.startMs >= whole.endMs - whole.startMs;
    this.zoomed.set(isAll ? null : window);
  }

  private walkTo(index: number): void {
    this.noteFocus(index);
    this.rowWindow.reveal(index, HEAD_PX);
    afterNextRender(
      () =>
        this.scroller()
          ?.nativeElement.querySelector<HTMLElement>(`tr[data-row="${index}"]`)
          ?.focus({ preventScroll: true }),
      { injector: this.injector },
    );
  }

  private timeAt(axis: HTMLElement, clientX: number): number {
    const { left, width } = axis.getBoundingClientRect();
    const { startMs, endMs } = this.window();
    return startMs + Math.min(1, Math.max(0, (clientX - left) / Math.max(1, width))) * (endMs - startMs);
  }
}

function durationOf({ startMs, segments }: TimelineRow): string {
  const end = segments.at(-1)?.endMs;
  return startMs === null || end === undefined ? '' : formatDuration(end - startMs);
}
