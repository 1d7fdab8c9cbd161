import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { toApiError } from '../api/api-error';
import type { WorkflowDetail } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { Announcer } from '../editing/announcer';

/** Switches the triggers of a workflow on and off. Runs by hand are always possible. */
@Component({
  selector: 'app-active-switch',
  template: `
    <button
      type="button"
      class="switch"
      role="switch"
      [attr.aria-label]="label()"
      [attr.aria-checked]="isActive()"
      [attr.aria-disabled]="isBusy() || null"
      [title]="title()"
      (click)="press()"
    >
      <span class="switch-track" aria-hidden="true"></span>
      <span class="switch-text">{{ label() }}</span>
    </button>
    @if (failure(); as text) {
      <p class="popover-note is-bad" role="alert">{{ text }}</p>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActiveSwitchComponent {
  readonly workflowId = input.required<string>();
  readonly isActive = input.required<boolean>();
  /** The workflow as the server has it now. */
  readonly switched = output<WorkflowDetail>();

  protected readonly label = computed(() =>
    this.isActive() ? $localize`Triggers on` : $localize`Triggers off`,
  );
  protected readonly title = computed(() =>
    this.isActive() ? $localize`Webhooks and schedules start it` : $localize`Only people start it`,
  );
  private readonly workflows = inject(WorkflowsApi);
  private readonly announcer = inject(Announcer);
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<string | null>(null);

  protected async press(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.failure.set(null);
    try {
      const workflow = await this.workflows.setActive(this.workflowId(), !this.isActive());
      this.announcer.say(workflow.active ? $localize`Triggers are on` : $localize`Triggers are off`);
      this.switched.emit(workflow);
    } catch (thrown) {
      this.failure.set(toApiError(thrown).message);
    } finally {
      this.isBusy.set(false);
    }
  }
}
