import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { DocsPageComponent } from './docs-page.component';

/** What there is to read about a node type. Loaded when it is first shown. */
@Component({
  selector: 'app-node-docs',
  imports: [DocsPageComponent],
  template: `
    @defer (on immediate) {
      <app-docs-page [type]="type()" [nodeId]="nodeId()" />
    } @placeholder {
      <div class="form-waiting" aria-hidden="true"><span class="skeleton is-line"></span></div>
    } @error {
      <p class="form-told" i18n>The page could not be loaded. Reload when you are online.</p>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NodeDocsComponent {
  readonly type = input.required<string>();
  /** The node whose config an example can replace; null offers no such thing. */
  readonly nodeId = input<string | null>(null);
}
