import { ChangeDetectionStrategy, Component, computed, inject, input, type OnInit } from '@angular/core';
import { DraftStore } from '../../editing/draft.store';
import { NodeTypesStore } from '../../editing/node-types.store';
import { ProblemsStore } from '../../editing/problems.store';
import { IconComponent } from '../../ui/icon.component';
import { provideControls } from '../controls/provide-controls';
import { FieldListComponent } from '../form/field-list.component';
import { FormDraft } from '../form/form-draft';
import { SchedulePreviewComponent } from '../schedule/schedule-preview.component';
import type { ConfigSchema } from '../schema/json-schema';
import { DataTreeComponent } from '../templates/data-tree.component';
import { TemplateScope } from '../templates/template-scope';
import { TemplateTargets } from '../templates/template-targets';
import { EngineSettingsComponent } from './engine-settings.component';
import { NodeConfigDraft } from './node-config.draft';
import { NodeIdentityComponent } from './node-identity.component';
import { NodeNotesComponent } from './node-notes.component';
import { problemsBeside } from './problems-below';
import { RawConfigComponent } from './raw-config.component';

/** The form of one node. Made anew for another node. */
@Component({
  selector: 'app-config-form',
  imports: [
    DataTreeComponent,
    EngineSettingsComponent,
    FieldListComponent,
    IconComponent,
    NodeIdentityComponent,
    NodeNotesComponent,
    RawConfigComponent,
    SchedulePreviewComponent,
  ],
  templateUrl: './config-form.component.html',
  providers: [
    NodeConfigDraft,
    { provide: FormDraft, useExisting: NodeConfigDraft },
    TemplateScope,
    TemplateTargets,
    provideControls(),
  ],
  host: { class: 'config-form' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConfigFormComponent implements OnInit {
  readonly nodeId = input.required<string>();

  private readonly draft = inject(DraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly problems = inject(ProblemsStore);
  private readonly form = inject(NodeConfigDraft);
  private readonly scope = inject(TemplateScope);

  private readonly type = computed(() => this.draft.node(this.nodeId())()?.type);
  protected readonly isThere = computed(() => this.type() !== undefined);
  private readonly descriptor = computed(() => this.types.byType().get(this.type() ?? ''));
  protected readonly schema = computed(() => this.descriptor()?.configSchema as ConfigSchema | undefined);
  protected readonly isEmpty = computed(() => Object.keys(this.schema()?.properties ?? {}).length === 0);
  protected readonly isSchedule = computed(() => this.schema()?.configRole === 'schedule');
  protected readonly isTrigger = computed(() => this.descriptor()?.ports.inputs.length === 0);
  /** Problems that no field shows. */
  protected readonly others = computed(() => {
    const beside = problemsBeside(this.problems.byNode().get(this.nodeId()) ?? []);
    return [...new Set([...beside, ...this.form.unclaimed().map(({ message }) => message)])];
  });

  ngOnInit(): void {
    this.form.nodeId.set(this.nodeId());
    this.scope.nodeId.set(this.nodeId());
  }
}
