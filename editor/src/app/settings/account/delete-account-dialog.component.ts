import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal, ViewEncapsulation } from '@angular/core';
import { Router } from '@angular/router';
import { AccountApi } from '../../api/account-api';
import { toApiError } from '../../api/api-error';
import { CurrentSession } from '../../api/current-session';
import { forgetBackups } from '../../saving/forget-backups';

/** Asks for the password, then deletes the account and all that is in it. */
@Component({
  selector: 'app-delete-account-dialog',
  template: `
    <form novalidate (submit)="delete($event, password)">
      <div class="dialog-head">
        <h2 id="delete-account-title" class="dialog-title" i18n>Delete the account?</h2>
      </div>
      <div class="dialog-body form-lines">
        <p i18n>
          All workflows, executions, stored keys, schedules, webhooks and tokens of this account are deleted,
          and what runs is stopped. Nobody can bring them back. Export what you want to keep first.
        </p>
        <div class="field">
          <label for="delete-password" i18n>Your password</label>
          <input
            #password
            id="delete-password"
            class="input"
            type="password"
            autocomplete="current-password"
            [attr.aria-invalid]="complaint() !== null || null"
            [attr.aria-describedby]="complaint() === null ? null : 'delete-password-error'"
          />
          @if (complaint(); as message) {
            <p id="delete-password-error" class="field-error">{{ message }}</p>
          }
        </div>
      </div>
      <div class="dialog-foot">
        <button type="button" class="button" (click)="dialog.close()" i18n>Cancel</button>
        <button type="submit" class="button is-danger" i18n>Delete account and all that is in it</button>
      </div>
    </form>
  `,
  styleUrl: '../../../styles/dialogs.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog is-narrow' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeleteAccountDialogComponent {
  protected readonly dialog = inject<DialogRef<void>>(DialogRef);
  protected readonly complaint = signal<string | null>(null);
  private readonly api = inject(AccountApi);
  private readonly session = inject(CurrentSession);
  private readonly router = inject(Router);

  protected async delete(event: SubmitEvent, password: HTMLInputElement): Promise<void> {
    event.preventDefault();
    try {
      await this.api.deleteAccount(password.value);
      forgetBackups();
      this.session.end();
      this.dialog.close();
      await this.router.navigateByUrl('/register');
    } catch (thrown) {
      this.complaint.set(toApiError(thrown).message);
      password.focus();
    }
  }
}
