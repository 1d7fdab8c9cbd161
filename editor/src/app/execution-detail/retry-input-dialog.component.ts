import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  signal,
  ViewEncapsulation,
} from '@angular/core';
import type { RetryRequest } from '../api/openapi';
import { readInput } from '../executions/read-input';

/** The input of an execution, to be changed before it is run once more. */
@Component({
  selector: 'app-retry-input-dialog',
  template: `
    <div class="dialog-head">
      <h2 id="retry-input-title" class="dialog-title" i18n>Retry with edited input</h2>
    </div>
    <div class="dialog-body retry-input">
      <label for="retry-input" i18n>Input, as JSON</label>
      <textarea
        #field
        id="retry-input"
        class="input dialog-code"
        rows="14"
        spellcheck="false"
        autocomplete="off"
        aria-describedby="retry-input-check"
        cdkFocusInitial
        [value]="text()"
        [attr.aria-invalid]="complaint() !== null || null"
        (input)="text.set(field.value)"
        (keydown.control.enter)="send()"
        (keydown.meta.enter)="send()"
      ></textarea>
      <p id="retry-input-check" role="status" [class]="complaint() === null ? 'field-note' : 'field-error'">
        {{ complaint() ?? rightText }}
      </p>
    </div>
    <div class="dialog-foot">
      <button type="button" class="button" (click)="dialog.close()" i18n>Leave it</button>
      <button
        type="button"
        class="button is-primary"
        [attr.aria-disabled]="complaint() !== null || null"
        (click)="send()"
        i18n
      >
        Retry
      </button>
    </div>
  `,
  styleUrl: '../../styles/dialogs.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RetryInputDialogComponent {
  protected readonly dialog = inject<DialogRef<{ input: RetryRequest['input'] }>>(DialogRef);
  protected readonly text = signal(inject<string>(DIALOG_DATA));
  protected readonly rightText = $localize`It runs by the version that this execution ran.`;
  private readonly read = computed(() => readInput(this.text()));
  protected readonly complaint = computed(() => {
    const read = this.read();
    return read.kind === 'mistake' ? read.message : null;
  });

  protected send(): void {
    const read = this.read();
    if (read.kind === 'value') this.dialog.close({ input: read.value });
  }
}
