import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { changeNode, toggleDisabled, typingKey } from '@rex/canvas';
import { DraftStore } from '../../editing/draft.store';

/** Whether a node takes part, and what is noted about it. */
@Component({
  selector: 'app-node-notes',
  template: `
    @if (node(); as shown) {
      <div class="form-field">
        <label class="check is-switch">
          <input
            type="checkbox"
            role="switch"
            aria-describedby="node-disabled-help"
            [checked]="shown.disabled"
            (change)="toggle()"
          />
          <ng-container i18n>Disabled</ng-container>
        </label>
        <p id="node-disabled-help" class="field-note" i18n>A disabled node passes its input on.</p>
      </div>
      <div class="form-field">
        <label class="form-label" for="node-notes" i18n>Notes</label>
        <textarea
          id="node-notes"
          class="input is-area"
          rows="3"
          maxlength="10000"
          [value]="shown.notes"
          (input)="note($any($event.target).value)"
          (blur)="leave()"
        ></textarea>
      </div>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NodeNotesComponent {
  readonly nodeId = input.required<string>();

  private readonly draft = inject(DraftStore);
  protected readonly node = computed(() => this.draft.node(this.nodeId())());

  protected note(notes: string): void {
    this.draft.perform(
      changeNode(this.draft.document(), { nodeId: this.nodeId(), fields: { notes } }),
      typingKey(this.nodeId(), 'notes'),
    );
  }

  protected toggle(): void {
    this.draft.perform(toggleDisabled(this.draft.document(), { nodeIds: [this.nodeId()] }));
  }

  protected leave(): void {
    this.draft.endBurst();
  }
}
