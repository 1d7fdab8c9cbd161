import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { ConfigFormComponent } from './config-form.component';

/**
 * The settings of one node: its names, its config by the schema of its type, how the engine treats it. What draws the form is
 * loaded when one is first shown.
 */
@Component({
  selector: 'app-node-form',
  imports: [ConfigFormComponent],
  template: `
    @defer (on immediate) {
      @for (id of [nodeId()]; track id) {
        <app-config-form [nodeId]="id" />
      }
    } @placeholder {
      <div class="form-waiting" aria-hidden="true">
        <span class="skeleton is-line"></span>
        <span class="skeleton is-line"></span>
        <span class="skeleton is-line"></span>
      </div>
    } @error {
      <p class="form-told" i18n>The form could not be loaded. Reload the page when you are online.</p>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NodeFormComponent {
  readonly nodeId = input.required<string>();
}
