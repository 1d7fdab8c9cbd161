import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  untracked,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { IconComponent } from '../ui/icon.component';
import { MessageComponent } from '../ui/message.component';
import { NewWorkflowButtonComponent } from './new-workflow-button.component';
import { EmptyListComponent } from './empty-list.component';
import { PAGE_SIZE, WorkflowListStore } from './workflow-list.store';
import { WorkflowTableComponent } from './workflow-table.component';

const TYPING_PAUSE_MS = 250;

/** The list of workflows. Search and page are in the address, so a list can be linked to and gone back to. */
@Component({
  selector: 'app-workflow-list-page',
  imports: [
    RouterLink,
    IconComponent,
    MessageComponent,
    EmptyListComponent,
    NewWorkflowButtonComponent,
    WorkflowTableComponent,
  ],
  templateUrl: './workflow-list.page.component.html',
  providers: [WorkflowListStore],
  host: { '(document:keydown)': 'focusSearch($event)' },
  styleUrl: '../../styles/workflow-list.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorkflowListPage {
  /** From the address; counts from 1. */
  readonly page = input<string>();
  /** From the address. */
  readonly search = input<string>();

  protected readonly store = inject(WorkflowListStore);
  protected readonly range = computed(() => {
    const first = (this.store.query().page - 1) * PAGE_SIZE + 1;
    const last = Math.min(first + PAGE_SIZE - 1, this.store.total());
    return `${first} to ${last} of ${this.store.total()}`;
  });
  private readonly searchBox = viewChild<ElementRef<HTMLInputElement>>('searchBox');
  private readonly router = inject(Router);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => {
      const page = Math.max(1, Math.trunc(Number(this.page() ?? 1)) || 1);
      const search = this.search() ?? '';
      untracked(() => void this.store.load({ page, search }));
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
    const search = text.trim();
    void this.router.navigate([], { queryParams: search === '' ? {} : { search }, replaceUrl: true });
  }

  protected pageParams(page: number): Record<string, string | number> {
    const { search } = this.store.query();
    return { ...(search === '' ? {} : { search }), ...(page === 1 ? {} : { page }) };
  }

  protected clearSearch(): void {
    this.searchFor('');
    this.searchBox()?.nativeElement.focus();
  }

  /** `/` goes to the search field, unless something is being typed. */
  protected focusSearch(event: KeyboardEvent): void {
    const target = event.target;
    const isTyping =
      target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = this.searchBox()?.nativeElement;
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  }
}
