import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, ViewEncapsulation } from '@angular/core';

/** What cannot be undone, in words. */
export interface Confirmation {
  readonly title: string;
  readonly text: string;
  /** What the button that does it says. */
  readonly action: string;
}

/** Asks before something that cannot be undone. Answers true for yes. */
@Component({
  selector: 'app-confirm-dialog',
  template: `
    <div class="dialog-head">
      <h2 id="confirm-title" class="dialog-title">{{ what.title }}</h2>
    </div>
    <div class="dialog-body">
      <p>{{ what.text }}</p>
    </div>
    <div class="dialog-foot">
      <button type="button" class="button" (click)="dialog.close(false)" i18n>Cancel</button>
      <button type="button" class="button is-danger" (click)="dialog.close(true)">{{ what.action }}</button>
    </div>
  `,
  styleUrl: '../../styles/dialogs.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog is-narrow' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConfirmDialogComponent {
  protected readonly what = inject<Confirmation>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
}
