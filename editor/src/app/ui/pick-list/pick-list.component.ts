import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { rankByText, type RankedTexts } from '@rex/canvas';
import { IconComponent } from '../icon.component';
import type { PickItem } from './pick-item';

/** So many rows are shown; whoever wants more types on. */
const SHOWN = 60;

let made = 0;

/**
 * A field and a list that it narrows down: for commands, node types, nodes. The focus stays in the field; arrows choose, Enter
 * takes. Headings are shown as long as nothing is typed; then what fits best comes first.
 */
@Component({
  selector: 'app-pick-list',
  imports: [IconComponent],
  templateUrl: './pick-list.component.html',
  styleUrl: '../../../styles/menus.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'pick-list' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PickListComponent {
  readonly items = input.required<readonly PickItem[]>();
  readonly label = input.required<string>();
  readonly placeholder = input('');
  readonly emptyText = input($localize`Nothing fits.`);
  /** The id of the row that was taken. */
  readonly chosen = output<string>();
  /** What is typed, as it changes. */
  readonly typed = output<string>();

  protected readonly listId = `pick-list-${(made += 1)}`;
  protected readonly query = signal('');
  protected readonly rows = computed(() => {
    const query = this.query().trim();
    const found = query === '' ? this.items() : rankByText(this.items(), query, textsOf);
    return found.slice(0, SHOWN).map((item, n) => {
      const isFirst = query === '' && item.heading !== found[n - 1]?.heading;
      return { item, heading: isFirst ? item.heading : undefined };
    });
  });
  protected readonly active = linkedSignal({ source: this.rows, computation: () => 0 });
  protected readonly activeId = computed(() =>
    this.rows().length > 0 ? `${this.listId}-${this.active()}` : null,
  );
  protected readonly countText = computed(() => {
    const count = this.rows().length;
    return this.query() === '' ? '' : count === 1 ? $localize`1 result` : $localize`${count}:COUNT: results`;
  });
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');

  constructor() {
    afterNextRender(() => this.field().nativeElement.focus());
    effect(() => {
      const id = this.activeId();
      const row = id === null ? null : this.list().nativeElement.querySelector(`#${id}`);
      row?.scrollIntoView?.({ block: 'nearest' });
    });
  }

  protected type(text: string): void {
    this.query.set(text);
    this.typed.emit(text);
  }

  protected key(event: KeyboardEvent): void {
    const count = this.rows().length;
    if (event.isComposing || count === 0) return;
    const goals: Record<string, number> = {
      ArrowDown: (this.active() + 1) % count,
      ArrowUp: (this.active() - 1 + count) % count,
      PageDown: Math.min(count - 1, this.active() + 8),
      PageUp: Math.max(0, this.active() - 8),
    };
    const goal = Object.hasOwn(goals, event.key) ? goals[event.key] : undefined;
    if (goal !== undefined) this.active.set(goal);
    else if (event.key === 'Enter') this.take();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private take(): void {
    const row = this.rows()[this.active()];
    if (row) this.chosen.emit(row.item.id);
  }
}

function textsOf({ label, hint, aliases }: PickItem): RankedTexts {
  return { names: [label, ...(aliases ?? [])], prose: hint };
}
