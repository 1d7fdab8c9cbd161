import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { EditingParts } from '../../editing/editing-parts';
import { PartWaitingComponent } from '../../editing/part-waiting.component';
import type { FormProblem } from '../form/form-draft';
import type { WorkflowFacts } from './workflow-facts';
import { WorkflowFormComponent } from './workflow-form.component';

/** The settings of the workflow itself: name, description, time zone, timeout, most executions at a time. */
@Component({
  selector: 'app-workflow-settings',
  imports: [PartWaitingComponent, WorkflowFormComponent],
  template: `
    @defer (when parts.has('settingsForm')) {
      <app-workflow-form
        [facts]="facts()"
        [problems]="problems()"
        (changed)="changed.emit($event)"
        (left)="left.emit()"
      />
    } @placeholder {
      <app-part-waiting part="settingsForm" />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorkflowSettingsComponent {
  protected readonly parts = inject(EditingParts);
  readonly facts = input.required<WorkflowFacts>();
  /** With pointers such as `/name` and `/settings/timezone`. */
  readonly problems = input<readonly FormProblem[]>([]);
  /** At each key; a field that is empty has its default. */
  readonly changed = output<WorkflowFacts>();
  /** A field was left. */
  readonly left = output();
}
