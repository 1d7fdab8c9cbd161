import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { DraftStore } from '../../editing/draft.store';
import { FieldControl } from '../form/field-handle';

/** The id of a node of the workflow. */
@Component({
  selector: 'app-node-control',
  template: `
    <select
      class="input select"
      [id]="field().id"
      [attr.aria-describedby]="field().describedBy()"
      [attr.aria-invalid]="field().isInvalid() || null"
      (change)="choose($any($event.target).value)"
    >
      <option value="" [selected]="field().value() === undefined" i18n>Choose a node…</option>
      @for (node of nodes(); track node.id) {
        <option [value]="node.id" [selected]="node.id === field().value()">
          {{ node.name }} ({{ node.id }})
        </option>
      }
      @if (missing(); as id) {
        <option [value]="id" selected i18n>{{ id }} (not in this workflow)</option>
      }
    </select>
  `,
  host: { class: 'control' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NodeControlComponent extends FieldControl {
  private readonly draft = inject(DraftStore);
  private readonly items = computed(() => this.draft.document().nodes);
  protected readonly nodes = computed(() => [...this.items().byId.values()]);
  protected readonly missing = computed(() => {
    const value = this.field().value();
    return typeof value === 'string' && value !== '' && !this.items().byId.has(value) ? value : null;
  });

  protected choose(value: string): void {
    this.field().choose(value === '' ? undefined : value);
  }
}
