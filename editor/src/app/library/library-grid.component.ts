import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  OnDestroy,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { IconComponent } from '../ui/icon.component';
import { LinkFollower } from '../ui/link-follower';
import { RowWindow } from '../ui/row-window';
import { StatusBadgeComponent } from '../ui/status-badge.component';
import { TimeAgoComponent } from '../ui/time-ago.component';
import { DrawingsStore } from './drawings.store';
import { InSightDirective } from './in-sight.directive';
import { LibrarySelection } from './library-selection';
import { LibraryStore } from './library.store';
import { MenuRow } from './menu-row';
import { RowMenuOpener } from './row-menu-opener';
import { MiniCanvasComponent } from './mini-canvas.component';
import { lastRunAt } from './row-facts';

/** As library.css has it: the height of a card with the gap below, and the least width with the gap beside. */
const ROW_REM = 13;
const LEAST_WIDTH_PX = 252;

/** The workflows as cards with small pictures. Only cards in sight are drawn, and only their pictures fetched. */
@Component({
  selector: 'app-library-grid',
  imports: [IconComponent, InSightDirective, MiniCanvasComponent, StatusBadgeComponent, TimeAgoComponent],
  template: `
    <div #scroller class="library-scroller is-grid" (scroll)="window.note()">
      <ul
        class="library-grid"
        [style.grid-template-columns]="'repeat(' + columns() + ', minmax(0, 1fr))'"
        [style.padding-top.px]="window.drawn().beforePx"
        [style.padding-bottom.px]="window.drawn().afterPx"
        (click)="links.follow($event)"
      >
        @for (each of drawn(); track each.row?.id ?? each.index) {
          <li class="library-card" [class.is-selected]="each.row && selection.has(each.row.id)">
            @if (each.row; as row) {
              <div class="card-picture" (appInSight)="$event ? drawings.want(row) : drawings.leave(row)">
                <app-mini-canvas [drawing]="drawings.get(row)" />
              </div>
              <div class="card-facts">
                <label class="check-hit"
                  ><input
                    type="checkbox"
                    class="row-check"
                    [attr.aria-label]="row.name"
                    [checked]="selection.has(row.id)"
                    (click)="selection.toggle(each.index, $any($event).shiftKey)"
                /></label>
                <a class="row-link" [attr.href]="'/workflows/' + row.id" [title]="row.name">{{ row.name }}</a>
                <button
                  type="button"
                  class="icon-button row-menu"
                  ariaLabel="Actions for {{ row.name }}"
                  i18n-ariaLabel
                  aria-haspopup="menu"
                  [attr.aria-expanded]="menuRow()?.id === row.id"
                  (click)="menu.show(row, $event)"
                  (keydown.arrowdown)="menu.show(row, $event)"
                >
                  <app-icon name="ellipsis" />
                </button>
              </div>
              <p class="card-line">
                @if (row.lastExecution; as run) {
                  <app-status-badge [status]="run.status" />
                }
                @if (lastRunAt(row); as at) {
                  <app-time-ago [at]="at" />
                } @else {
                  <span i18n>Never run</span>
                }
                @if (!row.active) {
                  <span class="tag" i18n>Off</span>
                }
                @if (row.publishedVersion === null) {
                  <span class="tag" i18n>Draft</span>
                }
              </p>
            } @else {
              <span class="skeleton"></span>
            }
          </li>
        }
      </ul>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LibraryGridComponent implements OnDestroy {
  protected readonly store = inject(LibraryStore);
  protected readonly selection = inject(LibrarySelection);
  protected readonly drawings = inject(DrawingsStore);
  protected readonly menuRow = inject(MenuRow).row;
  protected readonly menu = inject(RowMenuOpener);
  protected readonly links = inject(LinkFollower);
  protected readonly lastRunAt = lastRunAt;
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  private readonly widthPx = signal(LEAST_WIDTH_PX * 4);
  protected readonly columns = computed(() => Math.max(1, Math.floor(this.widthPx() / LEAST_WIDTH_PX)));
  private readonly lines = computed(() =>
    this.store.isFirstLoad() ? 2 : Math.ceil(this.store.total() / this.columns()),
  );
  protected readonly window = new RowWindow(this.lines, ROW_REM);
  private readonly places = computed(() => {
    const { start, end } = this.window.drawn();
    const total = this.store.isFirstLoad() ? this.columns() * 2 : this.store.total();
    return { start: start * this.columns(), end: Math.min(total, end * this.columns()) };
  });
  protected readonly drawn = computed(() => {
    const { start, end } = this.places();
    return Array.from({ length: Math.max(0, end - start) }, (_, n) => ({
      index: start + n,
      row: this.store.rowAt(start + n),
    }));
  });
  private observer: ResizeObserver | undefined;

  constructor() {
    effect(() => this.attach(this.scroller().nativeElement));
    effect(() => {
      const { start, end } = this.places();
      untracked(() => void this.store.need(start, end));
    });
    effect(() => {
      this.store.query();
      untracked(() => (this.scroller().nativeElement.scrollTop = 0));
    });
  }

  ngOnDestroy(): void {
    this.observer?.disconnect();
    this.window.detach();
  }

  private attach(element: HTMLElement): void {
    this.window.attach(element);
    if (typeof ResizeObserver === 'undefined' || this.observer) return;
    this.observer = new ResizeObserver(() => this.widthPx.set(element.clientWidth));
    this.observer.observe(element);
  }
}
