import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { toApiError } from '../api/api-error';
import { WebhooksApi, type Delivery, type DeliveryDetail } from '../api/webhooks-api';
import { IconComponent } from '../ui/icon.component';
import { JsonTreeComponent } from '../ui/json-tree.component';
import { pollWhileSeen } from '../ui/poll-while-seen';
import { statusLabel } from '../ui/status-badge.component';
import { TimeAgoComponent } from '../ui/time-ago.component';
import { ToastStore } from '../ui/toasts/toast.store';
import { DeliveryListStore } from './delivery-list.store';
import { outcomeWords } from './webhook-words';

const REFRESH_MS = 3_000;

/** The calls of a webhook, newest first: what became of each, what it sent, and running it again. New ones come by themselves. */
@Component({
  selector: 'app-delivery-list',
  imports: [IconComponent, JsonTreeComponent, RouterLink, TimeAgoComponent],
  templateUrl: './delivery-list.component.html',
  providers: [DeliveryListStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeliveryListComponent {
  readonly workflowId = input.required<string>();

  private readonly api = inject(WebhooksApi);
  protected readonly store = inject(DeliveryListStore);
  private readonly toasts = inject(ToastStore);
  private readonly router = inject(Router);
  private readonly stop = new AbortController();
  protected readonly openId = signal<string | null>(null);
  protected readonly detail = signal<DeliveryDetail | null>(null);
  protected readonly detailError = signal<string | null>(null);

  protected readonly outcomeOf = outcomeWords;
  protected readonly statusLabel = statusLabel;
  protected readonly executionText = $localize`Execution`;
  protected readonly requestLabel = $localize`What it sent`;
  protected readonly loadingText = $localize`Loading…`;
  protected readonly noneText = $localize`Nobody has called it yet.`;

  constructor() {
    effect(() => {
      const workflowId = this.workflowId();
      untracked(() => {
        this.store.workflowId = workflowId;
        void this.store.load();
      });
    });
    pollWhileSeen(() => this.store.refresh(idOf), { everyMs: REFRESH_MS });
    inject(DestroyRef).onDestroy(() => {
      this.stop.abort();
      this.store.stop();
    });
  }

  protected toneOf({ outcome }: Delivery): 'ok' | 'bad' | 'busy' {
    return outcome === 'accepted' ? 'ok' : outcome === 'refused' ? 'bad' : 'busy';
  }

  protected detailLabel({ outcome, createdAt }: Delivery): string {
    return $localize`What the call of ${createdAt} sent, ${outcomeWords(outcome)}`;
  }

  protected replayLabel({ createdAt }: Delivery): string {
    return $localize`Replay the call of ${createdAt}`;
  }

  protected async toggle(id: string): Promise<void> {
    this.detail.set(null);
    this.detailError.set(null);
    if (this.openId() === id) return this.openId.set(null);
    this.openId.set(id);
    try {
      const detail = await this.api.delivery(this.workflowId(), id, this.stop.signal);
      if (this.openId() === id) this.detail.set(detail);
    } catch (thrown) {
      if (this.openId() === id && !this.stop.signal.aborted) this.detailError.set(toApiError(thrown).message);
    }
  }

  protected async replay({ id }: Delivery): Promise<void> {
    try {
      const { executionId: execution } = await this.api.replay(this.workflowId(), id);
      const show = () =>
        void this.router.navigate(['/workflows', this.workflowId()], { queryParams: { execution } });
      const text = $localize`The call runs again`;
      this.toasts.show({ kind: 'info', text, action: { label: $localize`Show`, run: show } });
      await this.store.refresh(idOf);
    } catch (thrown) {
      this.toasts.show({ kind: 'bad', text: toApiError(thrown).message });
    }
  }
}

function idOf({ id }: Delivery): string {
  return id;
}
