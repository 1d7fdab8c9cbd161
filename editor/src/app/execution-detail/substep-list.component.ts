import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Substep } from '../api/types';
import { formatDuration } from '../ui/format-duration';
import { IconComponent } from '../ui/icon.component';
import { JsonTreeComponent } from '../ui/json-tree.component';
import { StatusBadgeComponent } from '../ui/status-badge.component';

const COUNT = new Intl.NumberFormat('en');

/** The calls that a step made of models and tools, in order, each with what was asked and answered. */
@Component({
  selector: 'app-substep-list',
  imports: [IconComponent, JsonTreeComponent, StatusBadgeComponent],
  template: `
    <ol class="substeps">
      @for (call of substeps(); track call.name) {
        <li>
          <details class="substep">
            <summary class="substep-head">
              <app-icon name="chevron-right" />
              <app-status-badge [status]="call.status" />
              <span class="substep-name">{{ call.label }}</span>
              <span class="substep-facts">{{ factsOf(call) }}</span>
            </summary>
            @if (call.error; as error) {
              <p class="field-error">{{ error.message }} ({{ error.code }})</p>
            }
            <h3 class="substep-heading" i18n>Asked</h3>
            <app-json-tree
              label="What {{ call.label }} was asked"
              i18n-label
              [isBare]="true"
              [context]="context() + call.name + 'in'"
              [value]="call.input"
            />
            <h3 class="substep-heading" i18n>Answered</h3>
            <app-json-tree
              label="What {{ call.label }} answered"
              i18n-label
              [isBare]="true"
              [context]="context() + call.name + 'out'"
              [value]="call.output"
            />
            @if (call.omitted.length > 0) {
              <p class="panel-absence" i18n>Some of it is too large to be shown here.</p>
            }
          </details>
        </li>
      } @empty {
        <li class="panel-absence" i18n>No call is known.</li>
      }
    </ol>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SubstepListComponent {
  readonly substeps = input.required<readonly Substep[]>();
  /** Names the step they belong to. */
  readonly context = input.required<string>();

  protected factsOf({ kind, provider, durationMs, inputTokens, outputTokens, cost }: Substep): string {
    const tokens = (inputTokens ?? 0) + (outputTokens ?? 0);
    return [
      kind === 'tool' ? $localize`tool` : (provider ?? ''),
      ...(durationMs === null ? [] : [formatDuration(durationMs)]),
      ...(tokens > 0 ? [$localize`${COUNT.format(tokens)}:COUNT: tokens`] : []),
      ...(cost === null ? [] : [`$${cost.toFixed(4)}`]),
    ]
      .filter((each) => each !== '')
      .join(' · ');
  }
}
