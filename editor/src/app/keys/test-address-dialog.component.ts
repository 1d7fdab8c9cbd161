import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal, ViewEncapsulation } from '@angular/core';
import type { StoredKey } from '../api/keys-api';

/** Asks where a key for HTTP requests shall be tried: it may be meant for any server. Gives the URL. */
@Component({
  selector: 'app-test-address-dialog',
  template: `
    <form class="dialog-sheet" (submit)="send($event)">
      <div class="dialog-head">
        <h2 id="test-address-title" class="dialog-title" i18n>Test {{ key.name }}</h2>
      </div>
      <div class="dialog-body">
        <div class="form-field">
          <label class="form-label" for="test-address" i18n>URL to call</label>
          <input
            id="test-address"
            class="input"
            inputmode="url"
            autocomplete="off"
            placeholder="https://api.example.com/me"
            aria-describedby="test-address-note"
            [value]="url()"
            [attr.aria-invalid]="isRefused() || null"
            (input)="url.set($any($event.target).value)"
          />
          <p id="test-address-note" class="field-note" [class.field-error]="isRefused()">
            @if (isRefused()) {
              <ng-container i18n>Give a whole address that begins with https:// or http://.</ng-container>
            } @else {
              <ng-container i18n
                >It gets one GET request with the key: choose one that needs it.</ng-container
              >
            }
          </p>
        </div>
      </div>
      <div class="dialog-foot">
        <button type="button" class="button" (click)="dialog.close(null)" i18n>Cancel</button>
        <button type="submit" class="button is-primary" i18n>Test</button>
      </div>
    </form>
  `,
  styleUrl: '../../styles/key-dialogs.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog is-narrow' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TestAddressDialogComponent {
  protected readonly key = inject<StoredKey>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<string | null>>(DialogRef);
  protected readonly url = signal('');
  protected readonly isRefused = signal(false);

  protected send(event: Event): void {
    event.preventDefault();
    const url = this.url().trim();
    this.isRefused.set(!/^https?:\/\/\S+$/i.test(url));
    if (!this.isRefused()) this.dialog.close(url);
  }
}
