import { ChangeDetectionStrategy, Component, ElementRef, inject, viewChild } from '@angular/core';
import { toApiError } from '../../api/api-error';
import type { TokenResponse } from '../../api/openapi';
import { ConfirmDialogComponent, type Confirmation } from '../../ui/confirm-dialog.component';
import { Dialogs } from '../../ui/dialogs';
import { IconComponent } from '../../ui/icon.component';
import { TimeAgoComponent } from '../../ui/time-ago.component';
import { ToastStore } from '../../ui/toasts/toast.store';
import { dayText } from '../day-text';
import { NewTokenDialogComponent } from './new-token-dialog.component';
import { TokensStore } from './tokens.store';

/** Tokens by which scripts use the API in one's name. */
@Component({
  selector: 'app-tokens-section',
  imports: [IconComponent, TimeAgoComponent],
  templateUrl: './tokens-section.component.html',
  providers: [TokensStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TokensSectionComponent {
  protected readonly store = inject(TokensStore);
  protected readonly dayText = dayText;
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(ToastStore);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    void this.store.load();
  }

  protected isOver({ expiresAt }: TokenResponse): boolean {
    return Date.parse(expiresAt) <= Date.now();
  }

  protected async create(): Promise<void> {
    await this.dialogs.open(NewTokenDialogComponent, {
      data: this.store,
      ariaLabelledBy: 'new-token-title',
      // The token is shown once: a click beside the dialog must not lose it.
      disableClose: true,
    });
  }

  protected async delete(token: TokenResponse): Promise<void> {
    const data: Confirmation = {
      heading: $localize`Delete the token “${token.name}:name:”?`,
      text: $localize`Whoever uses it is refused from now on. This can not be undone.`,
      action: $localize`Delete token`,
    };
    const dialog = await this.dialogs.open<boolean>(ConfirmDialogComponent, {
      data,
      ariaLabelledBy: 'confirm-title',
    });
    dialog.closed.subscribe((isSure) => {
      if (isSure) void this.carryOut(token);
    });
  }

  private async carryOut(token: TokenResponse): Promise<void> {
    try {
      await this.store.delete(token.id);
      this.toasts.show({ kind: 'info', text: $localize`The token “${token.name}:name:” is deleted.` });
      this.heading().nativeElement.focus();
    } catch (thrown) {
      this.toasts.show({ kind: 'bad', text: toApiError(thrown).message });
    }
  }
}
