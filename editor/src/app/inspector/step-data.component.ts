import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input } from '@angular/core';
import type { JsonValue, Step } from '../api/types';
import { IconComponent } from '../ui/icon.component';
import { DataViewComponent } from './data-view.component';
import { StepValueStore } from './step-value.store';

/** The input or the output of a step. What was too large to come with the execution is fetched when it is asked for. */
@Component({
  selector: 'app-step-data',
  imports: [DataViewComponent, IconComponent],
  providers: [StepValueStore],
  template: `
    @if (value(); as shown) {
      <app-data-view
        [value]="shown.value"
        [label]="label()"
        [context]="executionId() + ' ' + step().nodeId + ' ' + which()"
        [root]="root()"
        [canInsert]="which() === 'input'"
      />
    } @else {
      <div class="data-apart">
        @switch (loaded().kind) {
          @case ('loading') {
            <p role="status" i18n>
              <span class="spinner" aria-hidden="true"></span> Loading the {{ which() }}…
            </p>
          }
          @case ('failed') {
            <p class="notice is-bad" role="alert">
              <app-icon name="triangle-alert" />
              <ng-container i18n>The {{ which() }} could not be loaded. {{ failure() }}</ng-container>
            </p>
            <button type="button" class="button is-small" (click)="load()">
              <app-icon name="refresh-cw" /> <ng-container i18n>Try again</ng-container>
            </button>
          }
          @default {
            <p>{{ reason() }}</p>
            <button type="button" class="button is-small" (click)="load()" i18n>
              Load the {{ which() }}
            </button>
          }
        }
      </div>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StepDataComponent {
  readonly executionId = input.required<string>();
  readonly step = input.required<Step>();
  readonly which = input.required<'input' | 'output'>();

  private readonly values = inject(StepValueStore);
  protected readonly label = computed(() =>
    this.which() === 'input' ? $localize`Input` : $localize`Output`,
  );
  protected readonly root = computed(() =>
    this.which() === 'input' ? 'input' : `steps.${this.step().nodeId}`,
  );
  protected readonly loaded = computed(() => this.values.of(this.executionId(), this.step()));
  /** Boxed, because null is a value too. Null: it is not here. */
  protected readonly value = computed<{ value: JsonValue } | null>(() => {
    const [step, which, loaded] = [this.step(), this.which(), this.loaded()];
    if (!step.omitted.includes(which)) return { value: step[which] };
    return loaded.kind === 'ready' ? { value: loaded.step[which] } : null;
  });
  protected readonly failure = computed(() => {
    const loaded = this.loaded();
    return loaded.kind === 'failed' ? loaded.error.message : '';
  });
  protected readonly reason = computed(() =>
    this.which() === 'input' && this.step().finishedAt === null
      ? $localize`The input comes when it is asked for while the execution runs.`
      : $localize`This value is large, so it did not come with the execution.`,
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.values.stop());
  }

  protected load(): void {
    void this.values.load(this.executionId(), this.step());
  }
}
