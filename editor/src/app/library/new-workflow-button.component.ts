import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { toApiError } from '../api/api-error';
import { WorkflowsApi } from '../api/workflows-api';
import { IconComponent } from '../ui/icon.component';

/** Makes an empty workflow and opens it, to be drawn. */
@Component({
  selector: 'app-new-workflow-button',
  imports: [IconComponent],
  template: `
    <button
      type="button"
      class="button is-primary"
      [attr.aria-disabled]="isBusy() || null"
      (click)="create()"
    >
      <app-icon name="plus" />
      @if (isBusy()) {
        <ng-container i18n>Creating…</ng-container>
      } @else {
        <ng-container i18n>New workflow</ng-container>
      }
    </button>
    @if (failure(); as text) {
      <p class="field-error" role="alert">{{ text }}</p>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewWorkflowButtonComponent {
  private readonly api = inject(WorkflowsApi);
  private readonly router = inject(Router);
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<string | null>(null);

  protected async create(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.failure.set(null);
    try {
      const workflow = await this.api.createEmpty($localize`New workflow`);
      await this.router.navigate(['/workflows', workflow.id]);
    } catch (thrown) {
      this.failure.set($localize`It was not created. ${toApiError(thrown).message}:MESSAGE:`);
    } finally {
      this.isBusy.set(false);
    }
  }
}
