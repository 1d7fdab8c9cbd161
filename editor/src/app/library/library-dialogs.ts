import { inject, Injectable, Injector } from '@angular/core';
import { Router } from '@angular/router';
import type { Confirmation } from '../ui/confirm-dialog.component';
import type { WorkflowSummary } from '../api/types';
import { WorkflowsApi } from '../api/workflows-api';
import { Dialogs } from '../ui/dialogs';
import { LibraryActions } from './library-actions';

/** What is asked before something is done. The dialogs are fetched with the first question. */
@Injectable()
export class LibraryDialogs {
  private readonly dialogs = inject(Dialogs);
  private readonly injector = inject(Injector);
  private readonly actions = inject(LibraryActions);
  private readonly api = inject(WorkflowsApi);
  private readonly router = inject(Router);

  async deleteForGood(rows: readonly WorkflowSummary[]): Promise<void> {
    const { ConfirmDialogComponent } = await import('../ui/confirm-dialog.component');
    const [only] = rows;
    const data: Confirmation = {
      heading:
        rows.length === 1
          ? $localize`Delete “${only?.name ?? ''}:name:” for good?`
          : $localize`Delete ${rows.length}:count: workflows for good?`,
      text: $localize`All versions go, and so do all executions with their data. This cannot be undone.`,
      action: $localize`Delete for good`,
    };
    const dialog = await this.dialogs.open<boolean>(ConfirmDialogComponent, {
      data,
      ariaLabelledBy: 'confirm-title',
    });
    dialog.closed.subscribe((isSure) => {
      if (isSure) void this.actions.deleteForGood(rows);
    });
  }

  async changeTag(rows: readonly WorkflowSummary[], how: 'add' | 'remove'): Promise<void> {
    const known =
      how === 'add' ? await this.knownTags() : [...new Set(rows.flatMap(({ tags }) => tags))].sort();
    const { TagDialogComponent } = await import('./tag-dialog.component');
    const dialog = await this.dialogs.open<string>(TagDialogComponent, {
      data: { count: rows.length, how, known },
      ariaLabelledBy: 'tag-title',
    });
    dialog.closed.subscribe((tag) => {
      if (tag !== undefined) void this.actions.changeTag(rows, tag, how);
    });
  }

  /** Opens the import, with a text or a file that is there already. */
  async import(given?: string | File): Promise<void> {
    const { ImportDialogComponent } = await import('../transfer/import-dialog.component');
    const dialog = await this.dialogs.open<string>(ImportDialogComponent, {
      injector: this.injector,
      data: { given },
      ariaLabelledBy: 'import-title',
    });
    dialog.closed.subscribe((id) => {
      if (id !== undefined) void this.router.navigate(['/workflows', id]);
    });
  }

  async export(rows: readonly WorkflowSummary[]): Promise<void> {
    const { exportWorkflows } = await import('../transfer/export-workflows');
    await exportWorkflows(this.injector, rows);
  }

  private async knownTags(): Promise<string[]> {
    try {
      return (await this.api.listTags()).map(({ tag }) => tag);
    } catch {
      // They are offered for ease: any tag can be typed.
      return [];
    }
  }
}
