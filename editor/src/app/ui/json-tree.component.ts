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
import type { JsonValue } from '../api/types';
import { CopyButtonComponent } from './copy-button.component';
import { IconComponent } from './icon.component';
import { jsonRows, type JsonTreeState } from './json-rows';
import { JsonFinder } from './json-finder';
import { dataPath, revealing, valueAt } from './json-search';
import { jsonTreeKey } from './json-tree-key';
import { rowPlaces } from './row-places';
import { RowWindow } from './row-window';

/** From so many lines on only those are drawn that are seen, each one line high. */
const VIRTUAL_FROM = 200;
const ROW_REM = 1.25;
/** Texts that one wants to read as they are: with their line breaks. */
const READABLE_CHARACTERS = 80;
const READ_AT_MOST = 50_000;

/** A JSON value as a tree that opens and closes. One tab stop; arrow keys walk. Large values show a part and offer more. */
@Component({
  selector: 'app-json-tree',
  imports: [CopyButtonComponent, IconComponent],
  templateUrl: './json-tree.component.html',
  host: { '[class.is-bare]': 'isBare()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JsonTreeComponent {
  readonly value = input.required<JsonValue>();
  /** What the value is, for screen readers. */
  readonly label = input.required<string>();
  /** Names the thing the value belongs to. Another thing starts with nothing opened; the same one keeps what was. */
  readonly context = input('');
  /** What the value is called in expressions, such as `steps.fetch`: copied paths begin with it. */
  readonly root = input('');
  /** The path of a line can go into a field: by a drag, by Enter on what opens nothing, or by the button below. */
  readonly canInsert = input(false);
  readonly insertWanted = output<string>();
  /** Without search and buttons. */
  readonly isBare = input(false);

  private readonly state = linkedSignal<string, JsonTreeState>({
    source: this.context,
    computation: () => ({ toggled: new Set(), grown: new Map() }),
  });
  protected readonly focusedIndex = linkedSignal<string, number>({
    source: this.context,
    computation: () => 0,
  });
  /** A line was chosen by hand: what it holds is shown below. */
  protected readonly isChosen = linkedSignal<string, boolean>({
    source: this.context,
    computation: () => false,
  });
  protected readonly sought = linkedSignal<string, string>({ source: this.context, computation: () => '' });
  protected readonly matchIndex = signal(0);
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');
  private readonly injector = inject(Injector);

  protected readonly rows = computed(() => jsonRows(this.value(), this.state()));
  protected readonly isVirtual = computed(() => this.rows().length > VIRTUAL_FROM);
  private readonly window = new RowWindow(
    computed(() => this.rows().length),
    ROW_REM,
  );
  protected readonly drawn = computed(() =>
    this.isVirtual() ? this.window.drawn() : { start: 0, end: this.rows().length, beforePx: 0, afterPx: 0 },
  );
  private readonly places = rowPlaces(
    computed(() => {
      const { start, end } = this.drawn();
      return Array.from({ length: end - start }, (_, at) => String(start + at));
    }),
  );
  protected readonly seen = computed(() => {
    const [{ start, end }, places] = [this.drawn(), this.places()];
    return this.rows()
      .slice(start, end)
      .map((row, at) => {
        const index = start + at;
        return { row, index, place: places.get(String(index)) };
      });
  });
  protected readonly tabStop = computed(() => Math.min(this.focusedIndex(), this.rows().length - 1));
  /** While the line with the tab stop is scrolled away, the first one that is drawn takes its place. */
  protected readonly stopDrawn = computed(() => {
    const { start, end } = this.drawn();
    return this.tabStop() >= start && this.tabStop() < end ? this.tabStop() : start;
  });
  private readonly finder = new JsonFinder();
  protected readonly matches = this.finder.matches;
  protected readonly isSearching = this.finder.isSearching;
  protected readonly countText = computed(() => {
    const { paths, isCut } = this.matches();
    if (paths.length === 0) return this.isSearching() ? $localize`Searching…` : $localize`Nothing found`;
    const count = `${paths.length}${isCut || this.isSearching() ? '+' : ''}`;
    return $localize`${this.matchIndex() + 1}:which: of ${count}:count:`;
  });
  protected readonly found = computed(() => new Set(this.matches().paths));
  protected readonly chosen = computed(() => {
    const row = this.rows()[this.tabStop()];
    return this.isChosen() && row?.kind === 'value' ? row : null;
  });
  protected readonly chosenPath = computed(() => {
    const row = this.chosen();
    return row ? dataPath(this.root(), this.value(), row.path) : '';
  });
  /** The text of the line chosen, where its line does not show it well. */
  protected readonly reading = computed(() => {
    const row = this.chosen();
    const value = row?.type === 'string' ? valueAt(this.value(), row.path) : null;
    if (typeof value !== 'string') return null;
    if (!value.includes('\n') && !(this.isVirtual() && value.length > READABLE_CHARACTERS)) return null;
    return value.length > READ_AT_MOST ? `${value.slice(0, READ_AT_MOST)}…` : value;
  });
  protected readonly asText = (): string => JSON.stringify(this.value(), null, 2);
  protected readonly pathText = (): string => this.chosenPath();
  protected readonly valueText = (): string => {
    const value = valueAt(this.value(), this.chosen()?.path ?? '');
    return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  };

  constructor() {
    afterRenderEffect(() => this.window.attach(this.isVirtual() ? this.list()?.nativeElement : undefined));
    // Also when it goes on and has another value.
    effect(() => {
      const [value, sought] = [this.value(), this.sought()];
      untracked(() => this.finder.find(value, sought));
    });
    inject(DestroyRef).onDestroy(() => {
      this.window.detach();
      this.finder.stop();
    });
  }

  protected noteScroll(): void {
    this.window.note();
  }

  protected activate(index: number): void {
    this.focusedIndex.set(index);
    this.isChosen.set(true);
    const row = this.rows()[index];
    if (row?.kind === 'more') {
      const { grown } = this.state();
      const next = new Map(grown).set(row.path, (grown.get(row.path) ?? 0) + 1);
      this.state.update((state) => ({ ...state, grown: next }));
    } else if (row?.isExpandable) {
      const toggled = new Set(this.state().toggled);
      if (!toggled.delete(row.path)) toggled.add(row.path);
      this.state.update((state) => ({ ...state, toggled }));
    }
  }

  protected key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && this.insertLeaf()) return event.preventDefault();
    const action = jsonTreeKey(this.rows(), this.tabStop(), event.key);
    if (action === null) return;
    event.preventDefault();
    // Esc and arrows of the page around must not act as well.
    event.stopPropagation();
    if (action.kind === 'activate') this.activate(action.index);
    else this.focusedIndex.set(action.index);
    this.isChosen.set(true);
    this.window.reveal(this.tabStop());
    afterNextRender(() => this.focusTabStop(), { injector: this.injector });
  }

  protected insert(): void {
    const path = this.chosenPath();
    if (path !== '') this.insertWanted.emit(path);
  }

  protected drag(event: DragEvent, pointer: string): void {
    event.dataTransfer?.setData('text/plain', `{{ ${dataPath(this.root(), this.value(), pointer)} }}`);
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'copy';
  }

  /** Enter opens what can be opened; on anything else it puts the path into a field. */
  private insertLeaf(): boolean {
    const row = this.rows()[this.tabStop()];
    if (!this.canInsert() || row?.kind !== 'value' || row.isExpandable) return false;
    this.isChosen.set(true);
    this.insert();
    return true;
  }

  protected search(text: string): void {
    this.sought.set(text);
    this.matchIndex.set(0);
    this.finder.find(this.value(), text, () => this.goToMatch(0));
  }

  /** Goes to the next match, or back by -1, round at the ends. */
  protected step(by: 1 | -1): void {
    const count = this.matches().paths.length;
    if (count > 0) this.goToMatch((this.matchIndex() + by + count) % count);
  }

  private goToMatch(index: number): void {
    this.matchIndex.set(index);
    const path = this.matches().paths[index];
    if (path === undefined) return;
    this.state.set(revealing(this.value(), this.state(), path));
    const at = this.rows().findIndex((row) => row.kind === 'value' && row.path === path);
    if (at < 0) return;
    this.focusedIndex.set(at);
    this.isChosen.set(true);
    afterNextRender(
      () => {
        if (this.isVirtual()) this.window.reveal(at);
        else this.tabStopElement()?.scrollIntoView({ block: 'nearest' });
      },
      { injector: this.injector },
    );
  }

  private focusTabStop(): void {
    this.tabStopElement()?.focus();
  }

  private tabStopElement(): HTMLElement | null | undefined {
    return this.list()?.nativeElement.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]');
  }
}
