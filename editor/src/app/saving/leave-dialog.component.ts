import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, ViewEncapsulation } from '@angular/core';

/** Why the changes are not on the server, and whether this browser could keep them. */
export interface LeaveDialogData {
  readonly reason: string;
  readonly isKept: boolean;
}

/** Asks before unsaved changes are left behind. */
@Component({
  selector: 'app-leave-dialog',
  template: `
    <div class="dialog-head">
      <h2 id="leave-title" class="dialog-title" i18n>Leave with unsaved changes?</h2>
    </div>
    <div class="dialog-body">
      @if (isKept) {
        <p i18n>{{ reason }} They are kept in this browser and offered again when you open the workflow.</p>
      } @else {
        <p i18n>{{ reason }} This browser could not keep them either: if you leave, they are lost.</p>
      }
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
  private readonly data = inject<LeaveDialogData>(DIALOG_DATA);
  protected readonly reason = this.data.reason;
  protected readonly isKept = this.data.isKept;
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
}
