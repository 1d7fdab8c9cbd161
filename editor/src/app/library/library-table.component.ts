import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  OnDestroy,
  untracked,
  viewChild,
} from '@angular/core';
import { IconComponent } from '../ui/icon.component';
import { LinkFollower } from '../ui/link-follower';
import { rowPlaces } from '../ui/row-places';
import { RowWindow } from '../ui/row-window';
import { StatusBadgeComponent } from '../ui/status-badge.component';
import { TimeAgoComponent } from '../ui/time-ago.component';
import { triggerKind } from '../workflows/trigger-kind';
import { LibrarySelection } from './library-selection';
import { LibraryStore } from './library.store';
import { MenuRow } from './menu-row';
import { RowMenuOpener } from './row-menu-opener';
import { lastRunAt, percentText } from './row-facts';
import { SparklineComponent } from './sparkline.component';

const SKELETON_ROWS = Array.from({ length: 12 }, (_, row) => row);
/** As library.css has it. */
const ROW_REM = 2.25;

/** The workflows as dense rows, of which only those in sight are drawn. The arrows go from row to row. */
@Component({
  selector: 'app-library-table',
  imports: [IconComponent, SparklineComponent, StatusBadgeComponent, TimeAgoComponent],
  templateUrl: './library-table.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LibraryTableComponent implements OnDestroy {
  protected readonly store = inject(LibraryStore);
  protected readonly selection = inject(LibrarySelection);
  protected readonly menuRow = inject(MenuRow).row;
  protected readonly menu = inject(RowMenuOpener);
  protected readonly links = inject(LinkFollower);
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  protected readonly window = new RowWindow(this.store.total, ROW_REM);
  /** Where the focus goes with the next frame. */
  private goal: number | undefined;

  protected readonly skeletonRows = SKELETON_ROWS;
  protected readonly isBin = computed(() => this.store.query().place === 'bin');
  protected readonly columns = computed(() => (this.isBin() ? 5 : 9));
  private readonly listed = computed(() => {
    const { start, end } = this.window.drawn();
    return Array.from({ length: end - start }, (_, n) => {
      const [index, row] = [start + n, this.store.rowAt(start + n)];
      const triggers = row?.triggerTypes.map(triggerKind) ?? [];
      const triggerTexts = triggers.map(({ label }) => label).join(', ');
      return { key: row?.id ?? `at ${index}`, index, row, triggers, triggerTexts };
    });
  });
  private readonly places = rowPlaces(computed(() => this.listed().map(({ key }) => key)));
  protected readonly drawn = computed(() => {
    const places = this.places();
    return this.listed().map((each) => ({ ...each, place: places.get(each.key) }));
  });
  protected readonly lastRunAt = lastRunAt;
  protected readonly percentText = percentText;

  constructor() {
    effect(() => this.window.attach(this.scroller().nativeElement));
    effect(() => {
      const { start, end } = this.window.drawn();
      untracked(() => void this.store.need(start, end));
    });
    effect(() => {
      this.store.query();
      untracked(() => this.toTop());
    });
  }

  ngOnDestroy(): void {
    this.window.detach();
  }

  protected pressCheck(event: Event, index: number): void {
    this.selection.toggle(index, (event as MouseEvent).shiftKey);
  }

  /** From link to link; the row that is gone to comes into sight first. Keys that come before that go on from there. */
  protected walk(event: KeyboardEvent, index: number): void {
    const from = this.goal ?? index;
    const goals: Record<string, number> = {
      ...{ ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: this.store.total() - 1 },
    };
    const goal = goals[event.key];
    if (goal === undefined || goal < 0 || goal >= this.store.total()) return;
    event.preventDefault();
    this.window.reveal(goal, this.headerPx());
    if (this.goal === undefined) requestAnimationFrame(() => this.arrive());
    this.goal = goal;
  }

  private arrive(): void {
    this.scroller().nativeElement.querySelector<HTMLElement>(`[data-index="${this.goal}"]`)?.focus();
    this.goal = undefined;
  }

  private headerPx(): number {
    return this.scroller().nativeElement.querySelector('thead')?.offsetHeight ?? 0;
  }

  private toTop(): void {
    const element = this.scroller().nativeElement;
    element.scrollTop = 0;
    this.window.note();
  }
}
