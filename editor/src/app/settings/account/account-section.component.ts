import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { AccountApi } from '../../api/account-api';
import { toApiError } from '../../api/api-error';
import { CurrentSession } from '../../api/current-session';
import { checkNewPassword } from '../../auth/check-account';
import { Dialogs } from '../../ui/dialogs';
import { ToastStore } from '../../ui/toasts/toast.store';
import { DeleteAccountDialogComponent } from './delete-account-dialog.component';

/** Name, password, and the end of the account. */
@Component({
  selector: 'app-account-section',
  templateUrl: './account-section.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountSectionComponent {
  protected readonly session = inject(CurrentSession);
  protected readonly nameError = signal<string | null>(null);
  protected readonly currentError = signal<string | null>(null);
  protected readonly newError = signal<string | null>(null);
  private readonly api = inject(AccountApi);
  private readonly toasts = inject(ToastStore);
  private readonly dialogs = inject(Dialogs);

  protected async rename(event: SubmitEvent, name: string): Promise<void> {
    event.preventDefault();
    try {
      this.session.rename(await this.api.rename(name.trim() === '' ? null : name.trim()));
      this.nameError.set(null);
      this.toasts.show({ kind: 'info', text: $localize`Your name is saved.` });
    } catch (thrown) {
      this.nameError.set(toApiError(thrown).message);
    }
  }

  protected async changePassword(
    event: SubmitEvent,
    current: HTMLInputElement,
    next: HTMLInputElement,
  ): Promise<void> {
    event.preventDefault();
    this.currentError.set(current.value === '' ? $localize`Enter the password you use now.` : null);
    this.newError.set(checkNewPassword(next.value)[0]?.message ?? null);
    const wrong = this.currentError() !== null ? current : this.newError() !== null ? next : null;
    if (wrong !== null) return wrong.focus();
    try {
      await this.api.changePassword(current.value, next.value);
      current.value = next.value = '';
      this.toasts.show({
        kind: 'info',
        text: $localize`Your password is changed; all other devices are signed out.`,
      });
    } catch (thrown) {
      const error = toApiError(thrown);
      const isCurrent = error.code === 'password-wrong';
      (isCurrent ? this.currentError : this.newError).set(error.message);
      (isCurrent ? current : next).focus();
    }
  }

  protected async deleteAccount(): Promise<void> {
    await this.dialogs.open(DeleteAccountDialogComponent, { ariaLabelledBy: 'delete-account-title' });
  }
}
