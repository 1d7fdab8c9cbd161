import { ChangeDetectionStrategy, Component, inject, output, ViewEncapsulation } from '@angular/core';
import { IconComponent } from '../ui/icon.component';
import type { ProblemPlace } from './dock.component';
import { RunActions } from './run-actions';

/** Says why a run, a retry or a cancellation was refused, with what the server lists. Shows nothing otherwise. */
@Component({
  selector: 'app-run-refusal',
  imports: [IconComponent],
  template: `
    @if (actions.refusal(); as error) {
      <div class="notice is-bad is-bar refusal" role="alert">
        <app-icon name="triangle-alert" />
        <div class="refusal-body">
          <p i18n>That did not work. {{ error.message }}</p>
          @if (error.fieldErrors.length > 0) {
            <ul class="refusal-list">
              @for (each of error.fieldErrors; track $index) {
                <li>
                  {{ each.message }}
                  @if (each.nodeId; as nodeId) {
                    <button
                      type="button"
                      class="link-button"
                      (click)="problemChosen.emit({ nodeId, path: each.path ?? '' })"
                      i18n
                    >
                      Show {{ nodeId }}
                    </button>
                  }
                </li>
              }
            </ul>
          }
          @if (error.requestId; as id) {
            <p class="refusal-id" i18n>
              Request <code class="mono">{{ id }}</code>
            </p>
          }
        </div>
        <button
          type="button"
          class="icon-button"
          aria-label="Dismiss"
          i18n-aria-label
          (click)="actions.dismiss()"
        >
          <app-icon name="x" />
        </button>
      </div>
    }
  `,
  styleUrl: '../../styles/run-refusal.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RunRefusalComponent {
  /** Somebody wants to mend this. */
  readonly problemChosen = output<ProblemPlace>();
  protected readonly actions = inject(RunActions);
}
