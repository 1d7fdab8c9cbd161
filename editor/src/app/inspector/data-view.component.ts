import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  linkedSignal,
  ViewEncapsulation,
} from '@angular/core';
import type { JsonValue } from '../api/types';
import { JsonTreeComponent } from '../ui/json-tree.component';
import { tableOf } from './data-table';
import { DataTableComponent } from './data-table.component';

const STORAGE_KEY = 'rex.data-view';
type View = 'table' | 'json';

/** A value, as a table or as JSON. Which of the two was chosen last is kept in this browser. */
@Component({
  selector: 'app-data-view',
  imports: [DataTableComponent, JsonTreeComponent],
  template: `
    @if (isTabular()) {
      <div class="segments" role="group" [attr.aria-label]="'How ' + label() + ' is shown'">
        @for (each of views; track each.id) {
          <button
            type="button"
            class="segment"
            [attr.aria-pressed]="view() === each.id"
            (click)="choose(each.id)"
          >
            {{ each.label }}
          </button>
        }
      </div>
    }
    @if (view() === 'table') {
      <app-data-table [value]="value()" [label]="label()" [context]="context()" />
    } @else {
      <app-json-tree [value]="value()" [label]="label()" [context]="context()" [root]="root()" />
    }
  `,
  styleUrl: '../../styles/data.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DataViewComponent {
  readonly value = input.required<JsonValue>();
  readonly label = input.required<string>();
  /** Names the thing the value belongs to. */
  readonly context = input('');
  /** What the value is called in expressions. */
  readonly root = input('');

  protected readonly views: { id: View; label: string }[] = [
    { id: 'json', label: 'JSON' },
    { id: 'table', label: 'Table' },
  ];
  protected readonly isTabular = computed(() => tableOf(this.value()) !== null);
  private readonly chosen = linkedSignal<string, View>({ source: this.context, computation: () => stored() });
  protected readonly view = computed<View>(() => (this.isTabular() ? this.chosen() : 'json'));

  protected choose(view: View): void {
    this.chosen.set(view);
    try {
      localStorage.setItem(STORAGE_KEY, view);
    } catch {
      // It holds for this value.
    }
  }
}

function stored(): View {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'table' ? 'table' : 'json';
  } catch {
    return 'json';
  }
}
