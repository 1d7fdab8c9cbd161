import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
} from '@angular/core';
import type { JsonValue } from '../api/types';
import { CopyButtonComponent } from './copy-button.component';
import { IconComponent } from './icon.component';
import { jsonRows, type JsonTreeState } from './json-rows';
import { jsonTreeKey } from './json-tree-key';

/** A JSON value as a tree that opens and closes. One tab stop; arrow keys walk. Large values show a part and offer more. */
@Component({
  selector: 'app-json-tree',
  imports: [CopyButtonComponent, IconComponent],
  templateUrl: './json-tree.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JsonTreeComponent {
  readonly value = input.required<JsonValue>();
  /** What the value is, for screen readers. */
  readonly label = input.required<string>();

  /** Names the thing the value belongs to. Another thing starts with nothing opened; the same one keeps what was. */
  readonly context = input('');

  private readonly state = linkedSignal<string, JsonTreeState>({
    source: this.context,
    computation: () => ({ toggled: new Set(), grown: new Map() }),
  });
  private readonly focusedIndex = linkedSignal<string, number>({
    source: this.context,
    computation: () => 0,
  });
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  protected readonly rows = computed(() => jsonRows(this.value(), this.state()));
  protected readonly tabStop = computed(() => Math.min(this.focusedIndex(), this.rows().length - 1));
  protected readonly asText = (): string => JSON.stringify(this.value(), null, 2);

  protected activate(index: number): void {
    this.focusedIndex.set(index);
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
    const action = jsonTreeKey(this.rows(), this.tabStop(), event.key);
    if (action === null) return;
    event.preventDefault();
    // Esc and arrows of the page around must not act as well.
    event.stopPropagation();
    if (action.kind === 'activate') this.activate(action.index);
    else this.focusedIndex.set(action.index);
    afterNextRender(() => this.focusTabStop(), { injector: this.injector });
  }

  private focusTabStop(): void {
    this.element.nativeElement.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus();
  }
}
