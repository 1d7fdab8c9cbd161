import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { FormProblem } from '../form/form-draft';
import type { WorkflowFacts } from './workflow-facts';
import { WorkflowFormComponent } from './workflow-form.component';

/** The settings of the workflow itself: name, description, time zone, timeout, most executions at a time. */
@Component({
  selector: 'app-workflow-settings',
  imports: [WorkflowFormComponent],
  template: `
    @defer (on immediate) {
      <app-workflow-form
        [facts]="facts()"
        [problems]="problems()"
        (changed)="changed.emit($event)"
        (left)="left.emit()"
      />
    } @placeholder {
      <div class="form-waiting" aria-hidden="true"><span class="skeleton is-line"></span></div>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorkflowSettingsComponent {
  readonly facts = input.required<WorkflowFacts>();
  /** With pointers such as `/name` and `/settings/timezone`. */
  readonly problems = input<readonly FormProblem[]>([]);
  /** At each key; a field that is empty has its default. */
  readonly changed = output<WorkflowFacts>();
  /** A field was left. */
  readonly left = output();
}
