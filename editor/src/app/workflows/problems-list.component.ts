import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { Problem } from '../api/types';
import { IconComponent } from '../ui/icon.component';

/** What keeps a workflow from running, below its canvas. */
@Component({
  selector: 'app-problems-list',
  imports: [IconComponent],
  template: `
    <section class="problems" aria-labelledby="problems-heading">
      <h2 id="problems-heading" class="problems-heading">
        <app-icon name="triangle-alert" /> {{ heading() }}
      </h2>
      <ul class="problems-list">
        @for (problem of problems(); track $index) {
          <li class="problem">
            <span class="problem-text">{{ problem.message }}</span>
            @if (problem.nodeId; as nodeId) {
              <button type="button" class="link-button" (click)="chosen.emit(nodeId)">
                Show {{ nodeId }}
              </button>
            }
          </li>
        }
      </ul>
    </section>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProblemsListComponent {
  readonly problems = input.required<Problem[]>();
  /** The id of a node to go to. */
  readonly chosen = output<string>();
  protected readonly heading = computed(() => {
    const count = this.problems().length;
    return `${count} ${count === 1 ? 'problem' : 'problems'} to mend before it can run`;
  });
}
