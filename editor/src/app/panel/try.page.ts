import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { readDocument, plainDocument, selectionOf } from '@rex/canvas';
import { validateWorkflow } from '@rex/workflow';
import { WorkflowsApi } from '../api/workflows-api';
import { ExecutionsApi } from '../api/executions-api';
import { DraftStore } from '../editing/draft.store';
import { NodeTypesStore } from '../editing/node-types.store';
import { ProblemsStore } from '../editing/problems.store';
import { RunStatus } from '../executions/run-status';
import { NodeFormComponent } from './node/node-form.component';
import { NodeDocsComponent } from './docs/node-docs.component';
import { WorkflowSettingsComponent } from './workflow/workflow-settings.component';

@Component({
  selector: 'app-try',
  imports: [NodeFormComponent, NodeDocsComponent, WorkflowSettingsComponent],
  providers: [DraftStore, ProblemsStore, RunStatus],
  template: `<main class="try-main">
    <h1 class="visually-hidden">Try</h1>
    <h2 class="visually-hidden">Panel</h2>
    <div id="try" class="panel-view">
      @if (view() === 'docs') {
        @if (type(); as t) {
          <app-node-docs [type]="t" [nodeId]="draft.onlyNodeId()" />
        }
      } @else if (view() === 'workflow') {
        <app-workflow-settings [facts]="facts()" (changed)="facts.set($event)" />
      } @else if (draft.onlyNodeId(); as id) {
        <app-node-form [nodeId]="id" />
      }
    </div>
  </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TryPage {
  readonly id = input.required<string>();
  protected readonly draft = inject(DraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly problems = inject(ProblemsStore);
  private readonly run = inject(RunStatus);
  private readonly api = inject(WorkflowsApi);
  private readonly executions = inject(ExecutionsApi);
  protected readonly view = signal('form');
  protected readonly facts = signal<any>({
    name: 'A',
    description: '',
    settings: { timezone: 'UTC', timeoutMs: 3600000, maxConcurrency: null },
  });
  protected readonly type = () => this.draft.node(this.draft.onlyNodeId() ?? '')()?.type;
  constructor() {
    effect(() => void this.open(this.id()));
  }
  private async open(id: string) {
    await this.types.load();
    const workflow = await this.api.get(id);
    let timer: any;
    const check = () => {
      const plain = plainDocument(this.draft.document());
      const catalog = this.types.catalog();
      this.problems.all.set(validateWorkflow({ ...workflow, ...plain } as any, catalog as any) as any);
    };
    this.draft.listen(() => {
      clearTimeout(timer);
      timer = setTimeout(check, 50);
    });
    this.draft.open(readDocument(workflow as any));
    const { items } = await this.api.listExecutions(id, 1);
    if (items[0]) {
      const execution = await this.executions.get(items[0].id);
      this.run.set(new Map(execution.steps.map((step) => [step.nodeId, step])));
    }
    (window as any).rex = {
      select: (node: string, view = 'form') => {
        this.view.set(view);
        this.draft.select(selectionOf({ nodes: [node] }));
      },
      config: (node: string) => this.draft.node(node)()?.config,
      node: (node: string) => this.draft.node(node)(),
      facts: () => this.facts(),
      undo: () => this.draft.undo(),
      past: () => this.draft.state().history.past.length,
      plain: () => plainDocument(this.draft.document()),
      problems: () => this.problems.all(),
    };
  }
}
