import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  ViewEncapsulation,
} from '@angular/core';
import { itemsOf } from '@rex/canvas';
import { DraftStore } from '../editing/draft.store';
import { CopyButtonComponent } from '../ui/copy-button.component';
import { listenOpener } from '../webhooks/open-listener';
import { RunActions } from './run-actions';
import { webhookAddress } from './webhook-address';

/** The address of the workflow's webhook, to be copied. Shows nothing for a workflow without one. */
@Component({
  selector: 'app-webhook-address',
  imports: [CopyButtonComponent],
  template: `
    @if (address(); as found) {
      <div class="webhook-address">
        <span class="tag">{{ found.method }}</span>
        <code class="webhook-url" [title]="found.url">{{ found.url }}</code>
        <app-copy-button label="Copy URL" i18n-label [text]="urlText" />
        <app-copy-button label="Copy as cURL" i18n-label [text]="curlText" />
        <button
          type="button"
          class="button is-small"
          title="The next call runs this draft, published or not"
          i18n-title
          (click)="listen()"
          i18n
        >
          Listen
        </button>
        @if (hindrance(); as text) {
          <p class="webhook-note">{{ text }}</p>
        }
      </div>
    }
  `,
  styleUrl: '../../styles/webhook-address.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WebhookAddressComponent {
  readonly workflowId = input.required<string>();
  readonly isPublished = input.required<boolean>();
  readonly isActive = input.required<boolean>();

  private readonly draft = inject(DraftStore);
  protected readonly address = computed(() =>
    webhookAddress(location.origin, this.workflowId(), itemsOf(this.draft.document().nodes)),
  );
  /** Why a call would not be answered yet. */
  protected readonly hindrance = computed(() => {
    if (!this.isPublished()) return $localize`It answers once the workflow is published.`;
    return this.isActive() ? null : $localize`It answers once the triggers are on.`;
  });
  private readonly actions = inject(RunActions);
  private readonly openListener = listenOpener();
  protected readonly urlText = (): string => this.address()?.url ?? '';
  protected readonly curlText = (): string => this.address()?.curl ?? '';

  /** What runs is the draft as it was saved; what came of it is shown on the canvas. */
  protected async listen(): Promise<void> {
    const example = this.address();
    if (example === null || !(await this.actions.beforeRun())) return;
    const executionId = await this.openListener({ workflowId: this.workflowId(), example });
    if (executionId !== null) void this.actions.show(executionId);
  }
}
