import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  ViewEncapsulation,
} from '@angular/core';
import type { JsonValue } from '../api/types';
import { JsonTreeComponent } from '../ui/json-tree.component';
import { tableOf } from './data-table';
import { DataTableComponent } from './data-table.component';
import { FieldInsertion } from './field-insertion';
import { SchemaViewComponent } from './schema-view.component';

const STORAGE_KEY = 'rex.data-view';
type View = 'json' | 'table' | 'schema';

/** A value, as JSON, as a table, or by its shape. Which of them was chosen last is kept in this browser. */
@Component({
  selector: 'app-data-view',
  imports: [DataTableComponent, JsonTreeComponent, SchemaViewComponent],
  template: `
    @if (isTabular()) {
      <div class="segments" role="group" ariaLabel="How {{ label() }} is shown" i18n-ariaLabel>
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
    @switch (view()) {
      @case ('table') {
        <app-data-table [value]="value()" [label]="label()" [context]="context()" />
      }
      @case ('schema') {
        <app-schema-view
          [value]="value()"
          [label]="label()"
          [context]="context()"
          [root]="root()"
          [canInsert]="canInsert()"
        />
      }
      @default {
        <app-json-tree
          [value]="value()"
          [label]="label()"
          [context]="context()"
          [root]="root()"
          [canInsert]="canInsert()"
          (insertWanted)="insertion?.insert($event)"
        />
      }
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

  /** Its names can go into the fields of a node that is open. */
  readonly canInsert = input(false);

  protected readonly insertion = inject(FieldInsertion, { optional: true });
  protected readonly views: { id: View; label: string }[] = [
    { id: 'json', label: 'JSON' },
    { id: 'table', label: $localize`Table` },
    { id: 'schema', label: $localize`Schema` },
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
    const view = localStorage.getItem(STORAGE_KEY);
    return view === 'table' || view === 'schema' ? view : 'json';
  } catch {
    return 'json';
  }
}
