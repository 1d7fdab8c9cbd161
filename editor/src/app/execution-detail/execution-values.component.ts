import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { toApiError } from '../api/api-error';
import { ExecutionsApi } from '../api/executions-api';
import { isTerminal, type Execution } from '../api/types';
import { DataViewComponent } from '../inspector/data-view.component';
import { IconComponent } from '../ui/icon.component';

type Whole =
  { kind: 'none' | 'loading' } | { kind: 'ready'; execution: Execution } | { kind: 'failed'; text: string };

/** What went into the execution as a whole and came out of it, and why it failed: what stands beside it while no step is chosen. */
@Component({
  selector: 'app-execution-values',
  imports: [DataViewComponent, IconComponent],
  template: `
    <section class="step-panel" aria-labelledby="values-heading">
      <header class="step-head">
        <div class="step-names">
          <h2 id="values-heading" class="panel-title" i18n>The whole execution</h2>
          <p class="step-facts" i18n>Choose a step on the drawing or in the timeline to see its data.</p>
        </div>
      </header>
      <div class="step-view">
        @if (execution().error; as error) {
          <div class="values-error">
            <p>
              <strong>{{ error.code }}</strong> {{ error.message }}
            </p>
            @if (error.nodeId; as nodeId) {
              <button type="button" class="button is-small" (click)="stepWanted.emit(nodeId)" i18n>
                Show the step that failed
              </button>
            }
          </div>
        }
        @if (omitted().length > 0) {
          @let state = whole();
          <div class="data-apart">
            @switch (state.kind) {
              @case ('loading') {
                <p role="status" i18n>Loading the values…</p>
              }
              @default {
                @if (state.kind === 'failed') {
                  <p class="notice is-bad" role="alert">
                    <app-icon name="triangle-alert" /> {{ state.text }}
                  </p>
                }
                <p i18n>Its values are large, so they did not come with it.</p>
                <button type="button" class="button is-small" (click)="load()" i18n>Load them</button>
              }
            }
          </div>
        }
        @if (!omitted().includes('input')) {
          <h3 class="values-heading" i18n>Input</h3>
          <app-data-view
            label="Input"
            i18n-label
            root="trigger"
            [context]="shown().id + 'in'"
            [value]="shown().input"
          />
        }
        @if (!hasEnded()) {
          <p class="panel-absence" i18n>It has not ended yet: there is no output.</p>
        } @else if (execution().status === 'completed' && !omitted().includes('output')) {
          <h3 class="values-heading" i18n>Output</h3>
          <app-data-view label="Output" i18n-label [context]="shown().id + 'out'" [value]="shown().output" />
        }
      </div>
    </section>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExecutionValuesComponent {
  readonly execution = input.required<Execution>();
  readonly stepWanted = output<string>();
  private readonly api = inject(ExecutionsApi);
  protected readonly whole = linkedSignal<string, Whole>({
    source: () => `${this.execution().id} ${this.execution().status}`,
    computation: () => ({ kind: 'none' }),
  });
  /** As it came, or with all values once they were asked for. */
  protected readonly shown = computed(() => {
    const whole = this.whole();
    return whole.kind === 'ready' ? whole.execution : this.execution();
  });
  protected readonly omitted = computed(() => this.shown().omitted);
  protected readonly hasEnded = computed(() => isTerminal(this.execution().status));

  protected async load(): Promise<void> {
    this.whole.set({ kind: 'loading' });
    try {
      this.whole.set({ kind: 'ready', execution: await this.api.get(this.execution().id) });
    } catch (thrown) {
      this.whole.set({ kind: 'failed', text: toApiError(thrown).message });
    }
  }
}
