import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, ViewEncapsulation } from '@angular/core';

/** What is asked before something is done that can not be undone. */
export interface Confirmation {
  readonly heading: string;
  /** What follows from it. */
  readonly text: string;
  /** The words of the button that does it. */
  readonly action: string;
}

/** Asks once more; closes with true for yes. Label it by `confirm-title`. */
@Component({
  selector: 'app-confirm-dialog',
  template: `
    <div class="dialog-head">
      <h2 id="confirm-title" class="dialog-title">{{ asked.heading }}</h2>
    </div>
    <div class="dialog-body">
      <p>{{ asked.text }}</p>
    </div>
    <div class="dialog-foot">
      <button type="button" class="button" (click)="dialog.close(false)" i18n>Cancel</button>
      <button type="button" class="button is-danger" (click)="dialog.close(true)">{{ asked.action }}</button>
    </div>
  `,
  styleUrl: '../../styles/dialogs.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog is-narrow' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConfirmDialogComponent {
  protected readonly asked = inject<Confirmation>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
}
