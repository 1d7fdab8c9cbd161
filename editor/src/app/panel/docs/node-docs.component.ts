import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { EditingParts } from '../../editing/editing-parts';
import { PartWaitingComponent } from '../../editing/part-waiting.component';
import { DocsPageComponent } from './docs-page.component';

/** What there is to read about a node type. Loaded when it is first shown. */
@Component({
  selector: 'app-node-docs',
  imports: [DocsPageComponent, PartWaitingComponent],
  template: `
    @defer (when parts.has('docs')) {
      <app-docs-page [type]="type()" [nodeId]="nodeId()" />
    } @placeholder {
      <app-part-waiting part="docs" />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NodeDocsComponent {
  protected readonly parts = inject(EditingParts);
  readonly type = input.required<string>();
  /** The node whose config an example can replace; null offers no such thing. */
  readonly nodeId = input<string | null>(null);
}
