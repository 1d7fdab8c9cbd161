import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
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
      [attr.aria-label]="'Triggers ' + (isActive() ? 'on' : 'off')"
      [attr.aria-checked]="isActive()"
      [attr.aria-disabled]="isBusy() || null"
      [title]="isActive() ? 'Webhooks and schedules start it' : 'Only people start it'"
      (click)="press()"
    >
      <span class="switch-track" aria-hidden="true"></span>
      <span class="switch-text" i18n>Triggers {{ isActive() ? 'on' : 'off' }}</span>
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
      this.announcer.say(workflow.active ? 'Triggers are on' : 'Triggers are off');
      this.switched.emit(workflow);
    } catch (thrown) {
      this.failure.set(toApiError(thrown).message);
    } finally {
      this.isBusy.set(false);
    }
  }
}
