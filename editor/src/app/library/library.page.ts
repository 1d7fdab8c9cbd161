import {
  afterNextRender,
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
  untracked,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { IconComponent } from '../ui/icon.component';
import { LoadFailureComponent } from '../ui/load-failure.component';
import { MessageComponent } from '../ui/message.component';
import { ToastsComponent } from '../ui/toasts/toasts.component';
import { BulkBarComponent } from './bulk-bar.component';
import { DrawingsStore } from './drawings.store';
import { EmptyListComponent } from './empty-list.component';
import { LibraryActions } from './library-actions';
import { LibraryDialogs } from './library-dialogs';
import { LibraryFiltersComponent } from './library-filters.component';
import { LibraryGridComponent } from './library-grid.component';
import { addLibraryIcons } from './library-icon-paths';
import { EVERYTHING, isNarrowed, readQuery, writeQuery, type LibraryQuery } from './library-query';
import { LibrarySelection } from './library-selection';
import { LibraryTableComponent } from './library-table.component';
import { LibraryStore } from './library.store';
import { MenuRow } from './menu-row';
import { RowMenuOpener } from './row-menu-opener';
import { NewWorkflowButtonComponent } from './new-workflow-button.component';
import { takeDropped } from './take-dropped';

const TYPING_PAUSE_MS = 250;

/** The library of workflows: the list, or the cards, or the bin. What it shows is in the address. */
@Component({
  selector: 'app-library-page',
  imports: [
    BulkBarComponent,
    EmptyListComponent,
    IconComponent,
    LibraryFiltersComponent,
    LibraryGridComponent,
    LibraryTableComponent,
    LoadFailureComponent,
    MessageComponent,
    NewWorkflowButtonComponent,
    RouterLink,
    ToastsComponent,
  ],
  templateUrl: './library.page.component.html',
  providers: [
    DrawingsStore,
    LibraryActions,
    LibraryDialogs,
    LibrarySelection,
    LibraryStore,
    MenuRow,
    RowMenuOpener,
  ],
  host: { '(document:keydown)': 'focusSearch($event)' },
  styleUrl: '../../styles/library.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LibraryPage {
  // From the address; see LibraryParams.
  readonly search = input<string>();
  readonly tag = input<string>();
  readonly active = input<string>();
  readonly trigger = input<string>();
  readonly sort = input<string>();
  readonly bin = input<string>();
  readonly view = input<string>();

  protected readonly store = inject(LibraryStore);
  protected readonly selection = inject(LibrarySelection);
  protected readonly dialogs = inject(LibraryDialogs);
  private readonly router = inject(Router);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  private readonly searchBox = viewChild<ElementRef<HTMLInputElement>>('searchBox');
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** As the address says it, or as it is about to. */
  protected readonly query = linkedSignal<LibraryQuery>(
    () =>
      readQuery({
        ...{ search: this.search(), tag: this.tag(), active: this.active(), trigger: this.trigger() },
        ...{ sort: this.sort(), bin: this.bin(), view: this.view() },
      }),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  /** What has to be fetched: whether it is shown as rows or cards makes no difference to that. */
  private readonly wanted = computed(() => ({ ...this.query(), view: EVERYTHING.view }), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  protected readonly isNarrowed = computed(() => isNarrowed(this.query()));
  protected readonly isFileOver = takeDropped((given) => void this.dialogs.import(given));
  protected readonly countText = computed(() => {
    const total = this.store.total();
    return total === 1 ? $localize`1 workflow` : $localize`${total}:count: workflows`;
  });

  constructor() {
    addLibraryIcons();
    let place = untracked(this.query).place;
    effect(() => {
      const wanted = this.wanted();
      untracked(() => {
        if (wanted.place !== place) this.selection.clear();
        place = wanted.place;
        void this.store.load(wanted);
      });
    });
    const { gone } = inject(LibraryActions);
    const injector = inject(Injector);
    effect(() => {
      if (gone() > 0) afterNextRender(() => this.keepFocus(), { injector });
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      this.store.stop();
    });
  }

  protected type(text: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.searchFor(text), TYPING_PAUSE_MS);
  }

  protected searchFor(text: string): void {
    clearTimeout(this.timer);
    this.show({ search: text.trim() });
  }

  /** Another part of the library, or another look of it. */
  protected show(change: Partial<LibraryQuery>): void {
    this.query.update((before) => ({ ...before, ...change }));
    void this.router.navigate([], { queryParams: writeQuery(this.query()), replaceUrl: true });
  }

  protected placeParams(place: LibraryQuery['place']): object {
    return writeQuery({ ...EVERYTHING, view: this.query().view, place });
  }

  protected clearSearch(): void {
    this.show({ search: '', tags: [], active: null, trigger: null });
    this.searchBox()?.nativeElement.focus();
  }

  /** The row that had the focus is gone: it goes on from the heading, not from the top of the page. */
  private keepFocus(): void {
    if (document.activeElement === document.body) this.heading()?.nativeElement.focus();
  }

  /** `/` goes to the search field, unless something is being typed. */
  protected focusSearch(event: KeyboardEvent): void {
    const target = event.target;
    const isTyping =
      target instanceof HTMLElement &&
      target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]');
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = this.searchBox()?.nativeElement;
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  }
}
