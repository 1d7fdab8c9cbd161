import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import type { JsonValue } from '../api/types';
import { FieldInsertion } from './field-insertion';
import { inferSchema, schemaPath } from './infer-schema';

const SHOWN = 200;

/** The shape of a value: names, types, what may be missing, and an example. A name goes into a field by a press, by Enter or by a drag. */
@Component({
  selector: 'app-schema-view',
  template: `
    <div class="data-scroller" tabindex="0" role="region" [attr.aria-label]="name()">
      <table class="data-table" [attr.aria-label]="name()">
        <thead>
          <tr>
            <th scope="col" i18n>Name</th>
            <th scope="col" i18n>Type</th>
            <th scope="col" i18n>Example</th>
          </tr>
        </thead>
        <tbody>
          @for (row of shown(); track row.path) {
            <tr>
              <th scope="row" class="data-name" [style.--depth]="row.depth" [title]="row.path">
                @if (canInsert()) {
                  <button
                    type="button"
                    class="data-open schema-name"
                    draggable="true"
                    [attr.aria-label]="insertText + ' ' + row.path"
                    (click)="insertion?.insert(row.path)"
                    (dragstart)="drag($event, row.path)"
                  >
                    {{ row.name }}
                  </button>
                } @else {
                  <span class="schema-name">{{ row.name }}</span>
                }
              </th>
              <td>
                {{ row.type }}
                @if (row.isOptional) {
                  <span class="tag" i18n>optional</span>
                }
              </td>
              <td class="schema-example">{{ row.example }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    @if (rows().length === 0) {
      <p class="panel-absence" i18n>Nothing with names is in it.</p>
    }
    @if (rows().length > shown().length) {
      <button type="button" class="button is-small" (click)="isWhole.set(true)" i18n>
        Show all {{ rows().length }} names
      </button>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SchemaViewComponent {
  readonly value = input.required<JsonValue>();
  readonly label = input.required<string>();
  readonly context = input('');
  /** What the value is called in expressions. */
  readonly root = input('');
  /** Names can go into the fields of the node. */
  readonly canInsert = input(false);

  protected readonly insertion = inject(FieldInsertion, { optional: true });
  protected readonly name = computed(() => $localize`${this.label()}:WHAT: as a schema`);
  protected readonly insertText = $localize`Insert into field:`;
  protected readonly isWhole = linkedSignal<string, boolean>({
    source: this.context,
    computation: () => false,
  });
  protected readonly rows = computed(() =>
    inferSchema(this.value()).map((row) => ({ ...row, path: schemaPath(this.root(), row) })),
  );
  protected readonly shown = computed(() => (this.isWhole() ? this.rows() : this.rows().slice(0, SHOWN)));

  protected drag(event: DragEvent, path: string): void {
    event.dataTransfer?.setData('text/plain', `{{ ${path} }}`);
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'copy';
  }
}
