import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { changeNode } from '@rex/canvas';
import type { NodeExample } from '@rex/workflow';
import { Announcer } from '../../editing/announcer';
import { DraftStore } from '../../editing/draft.store';
import { NodeTypesStore } from '../../editing/node-types.store';
import type { ConfigSchema } from '../schema/json-schema';
import { GuideComponent } from './guide.component';
import { schemaRows } from './schema-rows';

/** A node type's page: summary, guide, fields, ports, errors and examples, all from its descriptor. */
@Component({
  selector: 'app-docs-page',
  imports: [GuideComponent],
  templateUrl: './docs-page.component.html',
  host: { class: 'docs-page' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DocsPageComponent {
  readonly type = input.required<string>();
  readonly nodeId = input<string | null>(null);

  private readonly types = inject(NodeTypesStore);
  private readonly draft = inject(DraftStore);
  private readonly announcer = inject(Announcer);

  protected readonly descriptor = computed(() => this.types.byType().get(this.type()));
  protected readonly fields = computed(() => {
    const schema = this.descriptor()?.configSchema;
    return schema ? schemaRows(schema as ConfigSchema) : [];
  });
  protected readonly ports = computed(() => {
    const { inputs = [], outputs = [] } = this.descriptor()?.ports ?? {};
    const named = (side: string) => (port: { name: string; label: string }) => ({ side, ...port });
    return [...inputs.map(named('in')), ...outputs.map(named('out'))];
  });

  protected use(example: NodeExample): void {
    const nodeId = this.nodeId();
    if (nodeId === null) return;
    this.draft.endBurst();
    this.draft.perform(changeNode(this.draft.document(), { nodeId, fields: { config: example.config } }));
    this.announcer.say($localize`Config of “${example.name}:NAME:” used. Undo brings the old one back.`);
  }

  /** What an example shows, each as JSON under a title. */
  protected partsOf(example: NodeExample): { title: string; label: string; text: string }[] {
    const { name, config, input, output, port } = example;
    const outputTitle = port ? $localize`Output, by the port ${port}:PORT:` : $localize`Output`;
    return [
      { title: $localize`Config`, label: $localize`Config of ${name}:NAME:`, value: config },
      { title: $localize`Input`, label: $localize`Input of ${name}:NAME:`, value: input },
      { title: outputTitle, label: $localize`Output of ${name}:NAME:`, value: output },
    ].map(({ value, ...words }) => ({ ...words, text: JSON.stringify(value, null, 2) }));
  }
}
