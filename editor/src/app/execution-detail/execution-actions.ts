import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { toApiError, type ApiError } from '../api/api-error';
import { ExecutionsApi } from '../api/executions-api';
import type { RetryRequest } from '../api/openapi';
import type { Execution } from '../api/types';
import { Announcer } from '../editing/announcer';
import type { BulkDialogData } from '../execution-list/bulk-dialog.component';
import { ExecutionStore } from '../executions/execution.store';
import { Dialogs } from '../ui/dialogs';

/** What can be done with the execution that is looked at. */
@Injectable()
export class ExecutionActions {
  private readonly api = inject(ExecutionsApi);
  private readonly runs = inject(ExecutionStore);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly announcer = inject(Announcer);
  private readonly refused = signal<ApiError | null>(null);
  private readonly busy = signal(false);

  /** Why the last thing that was asked for could not be done; null when it could. */
  readonly refusal = this.refused.asReadonly();
  readonly isBusy = this.busy.asReadonly();

  /** Runs it once more by the version that it ran, and shows the new execution. */
  async retry(id: string, how: Pick<RetryRequest, 'from' | 'input'> = {}): Promise<void> {
    await this.attempt(async () => {
      const { executionId } = await this.api.retry(id, how);
      this.announcer.say($localize`Started again as a new execution`);
      await this.router.navigate(['/executions', executionId]);
    });
  }

  /** Lets the input be changed before it is run once more. */
  async retryWithInput(execution: Execution): Promise<void> {
    await this.attempt(async () => {
      const isLeftOut = execution.omitted.includes('input');
      const { input } = isLeftOut ? await this.api.get(execution.id) : execution;
      const { RetryInputDialogComponent } = await import('./retry-input-dialog.component');
      const opened = await this.dialogs.open<{ input: RetryRequest['input'] }>(RetryInputDialogComponent, {
        data: JSON.stringify(input, null, 2),
        ariaLabelledBy: 'retry-input-title',
      });
      opened.closed.subscribe((answer) => {
        if (answer) void this.retry(execution.id, answer);
      });
    });
  }

  async cancel(): Promise<void> {
    this.announcer.say($localize`Cancelling`);
    await this.attempt(() => this.runs.cancel());
  }

  /** Asks before; leads back to the list when it is gone. */
  async delete(id: string): Promise<void> {
    const { BulkDialogComponent } = await import('../execution-list/bulk-dialog.component');
    const data: BulkDialogData = { action: 'delete', target: { kind: 'ids', ids: [id] } };
    const opened = await this.dialogs.open<number>(BulkDialogComponent, {
      ...{ data, ariaLabelledBy: 'bulk-title', role: 'alertdialog' },
    });
    opened.closed.subscribe((done) => {
      if (done === 1) void this.router.navigateByUrl('/executions');
    });
  }

  dismiss(): void {
    this.refused.set(null);
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refused.set(null);
    try {
      await work();
    } catch (thrown) {
      const error = toApiError(thrown);
      this.refused.set(error);
      this.announcer.say($localize`That did not work. ${error.message}:WHY:`);
    } finally {
      this.busy.set(false);
    }
  }
}
