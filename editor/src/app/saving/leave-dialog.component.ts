import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, ViewEncapsulation } from '@angular/core';

/** Asks before unsaved changes are left behind. */
@Component({
  selector: 'app-leave-dialog',
  template: `
    <div class="dialog-head">
      <h2 id="leave-title" class="dialog-title" i18n>Leave with unsaved changes?</h2>
    </div>
    <div class="dialog-body">
      <p i18n>{{ reason }} They are kept in this browser and offered again when you open the workflow.</p>
    </div>
    <div class="dialog-foot">
      <button type="button" class="button" (click)="dialog.close(true)" i18n>Leave</button>
      <button type="button" class="button is-primary" (click)="dialog.close(false)" i18n>Stay</button>
    </div>
  `,
  styleUrl: '../../styles/dialogs.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog is-narrow' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LeaveDialogComponent {
  protected readonly reason = inject<string>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
}
