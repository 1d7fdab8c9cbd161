import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { toApiError } from '../api/api-error';
import type { SparseDraft } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { ToastStore } from '../ui/toasts/toast.store';
import type { WorkflowTemplate } from './workflow-template';

/** Makes workflows of templates. */
@Injectable()
export class TemplateOpener {
  private readonly api = inject(WorkflowsApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(ToastStore);
  private readonly opening = signal<string | null>(null);

  /** The template that is being opened. */
  readonly openingId = this.opening.asReadonly();

  /** Makes a draft of a template, runs it with its sample and opens both. Nothing starts it by itself. */
  async try({ id, title, summary, workflow, input }: WorkflowTemplate): Promise<void> {
    if (this.opening() !== null) return;
    this.opening.set(id);
    try {
      const draft: SparseDraft = {
        name: title,
        description: summary,
        publish: false,
        active: false,
        ...workflow,
      };
      const made = await this.api.create(draft);
      const execution = await this.run(made.id, input);
      const queryParams = execution === null ? {} : { execution };
      await this.router.navigate(['/workflows', made.id], { queryParams });
    } catch (thrown) {
      const { message } = toApiError(thrown);
      this.toasts.show({
        kind: 'bad',
        text: $localize`“${title}:title:” was not created. ${message}:message:`,
      });
    } finally {
      this.opening.set(null);
    }
  }

  /** The workflow is there in any case: that it did not start is told, and it can be run again. */
  private async run(id: string, input: WorkflowTemplate['input']): Promise<string | null> {
    try {
      return (await this.api.execute(id, { input })).executionId;
    } catch (thrown) {
      this.toasts.show({ kind: 'warn', text: toApiError(thrown).message });
      return null;
    }
  }
}
