import {
  ChangeDetectionStrategy,
  Component,
  effect,
  inject,
  input,
  output,
  untracked,
  ViewEncapsulation,
} from '@angular/core';
import { provideControls } from '../controls/provide-controls';
import { FieldListComponent } from '../form/field-list.component';
import { FormDraft, type FormProblem } from '../form/form-draft';
import { workflowSchema } from '../node/document-schemas';
import type { WorkflowFacts } from './workflow-facts';
import { WorkflowFactsDraft } from './workflow-facts.draft';

/** The form of a workflow itself, by the schema of the document. */
@Component({
  selector: 'app-workflow-form',
  imports: [FieldListComponent],
  template: `<app-field-list [schema]="schema" />`,
  providers: [WorkflowFactsDraft, { provide: FormDraft, useExisting: WorkflowFactsDraft }, provideControls()],
  styleUrl: '../../../styles/form.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'config-form' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorkflowFormComponent {
  readonly facts = input.required<WorkflowFacts>();
  readonly problems = input.required<readonly FormProblem[]>();
  readonly changed = output<WorkflowFacts>();
  readonly left = output();

  protected readonly schema = workflowSchema;

  constructor() {
    const draft = inject(WorkflowFactsDraft);
    effect(() => {
      const [facts, problems] = [this.facts(), this.problems()];
      untracked(() => draft.show(facts, problems));
    });
    draft.onWrite = (facts) => this.changed.emit(facts);
    draft.onLeave = () => this.left.emit();
  }
}
