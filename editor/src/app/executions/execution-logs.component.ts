import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import type { JsonValue } from '../api/types';
import { DraftStore } from '../editing/draft.store';
import { JsonTreeComponent } from '../ui/json-tree.component';
import { RowWindow } from '../ui/row-window';
import { ExecutionStore } from './execution.store';
import { filterLogs, LOG_LEVELS, logRows, type LogLevel } from './log-rows';

const ROW_REM = 1.5;
const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', hour12: false });
const PREVIEW_CHARACTERS = 200;

/** What the steps of the execution shown logged, in the order of time. Its end stays in view unless the person scrolled up. */
@Component({
  selector: 'app-execution-logs',
  imports: [JsonTreeComponent],
  templateUrl: './execution-logs.component.html',
  styleUrl: '../../styles/data.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExecutionLogsComponent {
  /** The node of a line shall be shown. */
  readonly nodeChosen = output<string>();

  private readonly runs = inject(ExecutionStore);
  private readonly draft = inject(DraftStore);
  private readonly scroller = viewChild<ElementRef<HTMLElement>>('scroller');
  private readonly all = computed(() => logRows(this.runs.execution()));

  protected readonly levels = LOG_LEVELS;
  protected readonly level = signal<LogLevel>('debug');
  protected readonly isOnlySelected = signal(false);
  protected readonly selectedId = this.draft.onlyNodeId;
  protected readonly rows = computed(() =>
    filterLogs(this.all(), {
      level: this.level(),
      nodeId: this.isOnlySelected() ? this.selectedId() : null,
    }),
  );
  private readonly window = new RowWindow(
    computed(() => this.rows().length),
    ROW_REM,
  );
  protected readonly drawn = this.window.drawn;
  protected readonly seen = computed(() => {
    const { start, end } = this.drawn();
    return this.rows()
      .slice(start, end)
      .map((row, index) => ({ row, index: start + index }));
  });
  /** The line that is shown in full. */
  protected readonly openKey = linkedSignal<string | undefined, string | null>({
    source: () => this.runs.execution()?.id,
    computation: () => null,
  });
  protected readonly opened = computed(() => this.rows().find((row) => row.key === this.openKey()) ?? null);
  protected readonly absence = computed(() => {
    if (this.runs.execution() === null) return $localize`It has never run, so there are no logs.`;
    if (this.all().length === 0) return $localize`No step of this execution logged anything.`;
    return $localize`No line fits the filter.`;
  });
  private isAtEnd = true;

  constructor() {
    afterRenderEffect(() => {
      this.window.attach(this.scroller()?.nativeElement);
      if (this.rows().length > 0 && this.isAtEnd) untracked(() => this.window.toEnd());
    });
    effect(() => {
      const selected = this.selectedId();
      if (selected !== null) untracked(() => this.showLinesOf(selected));
    });
    inject(DestroyRef).onDestroy(() => this.window.detach());
  }

  /** The lines follow the selection: the first one of a node comes into view, unless some of its are. */
  private showLinesOf(nodeId: string): void {
    if (this.seen().some(({ row }) => row.nodeId === nodeId)) return;
    const first = this.rows().findIndex((row) => row.nodeId === nodeId);
    if (first < 0) return;
    this.isAtEnd = false;
    this.window.reveal(first);
  }

  protected noteScroll(): void {
    this.window.note();
    this.isAtEnd = this.window.isAtEnd();
  }

  protected chooseLevel(level: string): void {
    this.level.set(LOG_LEVELS.find((each) => each === level) ?? 'debug');
  }

  protected toggle(key: string, nodeId: string): void {
    this.openKey.update((open) => (open === key ? null : key));
    if (this.openKey() !== null) this.nodeChosen.emit(nodeId);
  }

  protected timeOf(at: string): string {
    const time = Date.parse(at);
    if (Number.isNaN(time)) return '';
    return `${TIME.format(time)}.${String(time % 1000).padStart(3, '0')}`;
  }

  protected previewOf(data: JsonValue | undefined): string {
    if (data === undefined || data === null) return '';
    // Of a large value only what is seen is written out.
    const text = typeof data === 'object' ? JSON.stringify(shallow(data)) : String(data);
    return text.length > PREVIEW_CHARACTERS ? `${text.slice(0, PREVIEW_CHARACTERS)}…` : text;
  }

  protected hasData(data: JsonValue | undefined): boolean {
    return data !== undefined && data !== null;
  }
}

/** The outermost level of a value, cut to what a line can show. */
function shallow(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.slice(0, PREVIEW_CHARACTERS);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.slice(0, 20).map(leaf);
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 20)
      .map(([name, each]) => [name, leaf(each)]),
  );
}

function leaf(value: JsonValue): JsonValue {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  return typeof value === 'string' ? value.slice(0, PREVIEW_CHARACTERS) : value;
}
