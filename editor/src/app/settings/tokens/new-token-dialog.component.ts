import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal, ViewEncapsulation } from '@angular/core';
import { toApiError } from '../../api/api-error';
import type { NewTokenResponse } from '../../api/openapi';
import { CopyButtonComponent } from '../../ui/copy-button.component';
import { IconComponent } from '../../ui/icon.component';
import type { TokensStore } from './tokens.store';

type Scope = NewTokenResponse['scopes'][number];

/** Asks for what a token may do, then shows it, once. */
@Component({
  selector: 'app-new-token-dialog',
  imports: [CopyButtonComponent, IconComponent],
  templateUrl: './new-token-dialog.component.html',
  styleUrl: '../../../styles/dialogs.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog is-narrow' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewTokenDialogComponent {
  protected readonly dialog = inject<DialogRef<void>>(DialogRef);
  protected readonly created = signal<NewTokenResponse | null>(null);
  protected readonly complaint = signal<string | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly scopes: readonly { scope: Scope; label: string }[] = [
    { scope: 'read', label: $localize`read: look at workflows and executions` },
    { scope: 'run', label: $localize`run: start, cancel and retry executions` },
    { scope: 'write', label: $localize`write: change and delete` },
  ];
  protected readonly terms: readonly { days: number; label: string }[] = [
    { days: 30, label: $localize`30 days` },
    { days: 90, label: $localize`90 days` },
    { days: 365, label: $localize`A year` },
  ];
  private readonly store = inject<TokensStore>(DIALOG_DATA);

  /** Made only when it is copied. */
  protected readonly token = (): string => this.created()?.token ?? '';

  protected async create(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.isBusy() || !(event.target instanceof HTMLFormElement)) return;
    const values = new FormData(event.target);
    const name = String(values.get('name') ?? '').trim();
    const scopes = values.getAll('scope') as Scope[];
    if (name === '') return this.complaint.set($localize`Give the token a name, such as where it is used.`);
    if (scopes.length === 0) return this.complaint.set($localize`Choose at least one thing that it may do.`);
    this.complaint.set(null);
    this.isBusy.set(true);
    try {
      const expiresInDays = Number(values.get('days'));
      this.created.set(await this.store.create({ name, scopes, expiresInDays }));
    } catch (thrown) {
      this.complaint.set(toApiError(thrown).message);
    } finally {
      this.isBusy.set(false);
    }
  }
}
