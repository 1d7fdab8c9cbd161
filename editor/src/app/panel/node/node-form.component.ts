import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { EditingParts } from '../../editing/editing-parts';
import { PartWaitingComponent } from '../../editing/part-waiting.component';
import { ConfigFormComponent } from './config-form.component';

/**
 * The settings of one node: its names, its config by the schema of its type, how the engine treats it. What draws the form is
 * loaded when one is first shown.
 */
@Component({
  selector: 'app-node-form',
  imports: [ConfigFormComponent, PartWaitingComponent],
  template: `
    @defer (when parts.has('form')) {
      @for (id of [nodeId()]; track id) {
        <app-config-form [nodeId]="id" />
      }
    } @placeholder {
      <app-part-waiting part="form" />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NodeFormComponent {
  readonly nodeId = input.required<string>();
  protected readonly parts = inject(EditingParts);
}
