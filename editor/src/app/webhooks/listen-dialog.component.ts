import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  signal,
  ViewEncapsulation,
} from '@angular/core';
import { toApiError } from '../api/api-error';
import { WebhooksApi, type Listener } from '../api/webhooks-api';
import { CopyButtonComponent } from '../ui/copy-button.component';
import { IconComponent } from '../ui/icon.component';
import { secondHand } from '../ui/second-hand';
import type { CallExample } from './call-example';

/** Which webhook is listened to. */
export interface ListenDialogData {
  readonly workflowId: string;
  readonly example: CallExample;
}

const LOOK_MS = 1_000;

/** Waits for the next call of a webhook, which runs the newest version. Closes with the id of what it started. */
@Component({
  selector: 'app-listen-dialog',
  imports: [CopyButtonComponent, IconComponent],
  template: `
    <div class="dialog-head">
      <h2 id="listen-title" class="dialog-title" i18n>Listen for the next delivery</h2>
    </div>
    <div class="dialog-body">
      <p i18n>
        The next call of this address runs the newest version, published or not, and opens what came of it.
        What is published answers as ever.
      </p>
      <p class="listen-address">
        <span class="tag">{{ example.method }}</span> <code class="mono">{{ example.url }}</code>
      </p>
      <p class="listen-tools">
        <app-copy-button [label]="copyUrl" [text]="urlText" />
        <app-copy-button [label]="copyCurl" [text]="curlText" />
      </p>
      @if (example.hint; as hint) {
        <p class="field-note">{{ hint }}</p>
      }
      @if (error(); as text) {
        <p class="notice is-bad dialog-notice" role="alert"><app-icon name="triangle-alert" /> {{ text }}</p>
      } @else if (listener()?.state === 'expired') {
        <p class="notice is-warn dialog-notice" role="alert">
          <app-icon name="clock" /> <span i18n>No call came within two minutes.</span>
        </p>
      } @else {
        <p class="listen-state">
          <app-icon name="radio" />
          <span role="status">{{ isWaiting() ? waitingText : openingText }}</span>
          @if (isWaiting()) {
            <span class="is-number" role="timer" [attr.aria-label]="leftLabel">{{ left() }}</span>
          }
        </p>
        @if (listener()?.refusal; as refusal) {
          <p class="notice is-warn dialog-notice" role="alert">
            <app-icon name="triangle-alert" />
            <span i18n>A call came that was not taken. {{ refusal }}</span>
          </p>
        }
      }
    </div>
    <div class="dialog-foot">
      @if (error() !== null || listener()?.state === 'expired') {
        <button type="button" class="button" (click)="dialog.close(null)" i18n>Close</button>
        <button type="button" class="button is-primary" (click)="listen()" i18n>Listen again</button>
      } @else {
        <button type="button" class="button" (click)="stop()" i18n>Stop listening</button>
      }
    </div>
  `,
  styleUrl: '../../styles/listen-dialog.css',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'dialog is-narrow' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListenDialogComponent {
  private readonly api = inject(WebhooksApi);
  private readonly data = inject<ListenDialogData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<string | null>>(DialogRef);

  protected readonly example = this.data.example;
  protected readonly copyUrl = $localize`Copy URL`;
  protected readonly copyCurl = $localize`Copy as cURL`;
  protected readonly waitingText = $localize`Waiting for a call`;
  protected readonly openingText = $localize`Getting ready…`;
  protected readonly leftLabel = $localize`Time left`;
  protected readonly urlText = (): string => this.example.url;
  protected readonly curlText = (): string => this.example.curl;
  protected readonly listener = signal<Listener | null>(null);
  protected readonly error = signal<string | null>(null);
  /** When it ends, by the clock of the browser. */
  private readonly endsAtMs = signal(0);
  protected readonly isWaiting = computed(() => this.listener()?.state === 'waiting');
  private readonly nowMs = secondHand(this.isWaiting);
  protected readonly left = computed(() => {
    const seconds = Math.max(0, Math.ceil((this.endsAtMs() - this.nowMs()) / 1000));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isGone = false;

  constructor() {
    void this.listen();
    // However it is closed: nobody waits any more.
    this.dialog.closed.subscribe((executionId) => {
      if (!executionId) void this.api.stopListening(this.data.workflowId).catch(() => undefined);
    });
    inject(DestroyRef).onDestroy(() => {
      this.isGone = true;
      clearTimeout(this.timer);
    });
  }

  protected async listen(): Promise<void> {
    this.error.set(null);
    this.listener.set(null);
    await this.take(() => this.api.listen(this.data.workflowId));
  }

  protected stop(): void {
    this.dialog.close(null);
  }

  private async take(ask: () => Promise<Listener>): Promise<void> {
    try {
      const listener = await ask();
      if (this.isGone) return;
      if (this.listener() === null) this.endsAtMs.set(Date.now() + listener.secondsLeft * 1000);
      this.listener.set(listener);
      if (listener.executionId !== null) return this.dialog.close(listener.executionId);
      if (listener.state === 'none') return this.dialog.close(null);
      if (listener.state === 'expired') return;
      this.timer = setTimeout(() => void this.take(() => this.api.listener(this.data.workflowId)), LOOK_MS);
    } catch (thrown) {
      if (!this.isGone) this.error.set(toApiError(thrown).message);
    }
  }
}
