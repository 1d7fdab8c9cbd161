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
import { withNewest } from '../ui/with-newest';
import { outcomeWords } from './webhook-words';

const PAGE_SIZE = 15;
const REFRESH_MS = 3_000;

/** The calls of a webhook, newest first: what became of each, what it sent, and running it again. New ones come by themselves. */
@Component({
  selector: 'app-delivery-list',
  imports: [IconComponent, JsonTreeComponent, RouterLink, TimeAgoComponent],
  templateUrl: './delivery-list.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeliveryListComponent {
  readonly workflowId = input.required<string>();

  private readonly api = inject(WebhooksApi);
  private readonly toasts = inject(ToastStore);
  private readonly router = inject(Router);
  private readonly stop = new AbortController();
  protected readonly items = signal<readonly Delivery[] | null>(null);
  protected readonly cursor = signal<string | null>(null);
  protected readonly error = signal<string | null>(null);
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
      this.workflowId();
      untracked(() => void this.load());
    });
    pollWhileSeen(() => this.refresh(), { everyMs: REFRESH_MS });
    inject(DestroyRef).onDestroy(() => this.stop.abort());
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

  protected async load(cursor?: string): Promise<void> {
    this.error.set(null);
    try {
      const page = await this.page(cursor);
      this.items.set(cursor === undefined ? page.items : [...(this.items() ?? []), ...page.items]);
      this.cursor.set(page.nextCursor);
    } catch (thrown) {
      if (!this.stop.signal.aborted) this.error.set(toApiError(thrown).message);
    }
  }

  /** A look that fails says nothing: the next one comes. */
  private async refresh(): Promise<void> {
    const page = await this.page().catch(() => null);
    if (page === null) return;
    this.error.set(null);
    const merged = withNewest(this.items() ?? [], page.items, ({ id }) => id);
    this.items.set(merged ?? page.items);
    if (merged === null) this.cursor.set(page.nextCursor);
  }

  private page(cursor?: string): ReturnType<WebhooksApi['deliveries']> {
    const query = { limit: PAGE_SIZE, ...(cursor !== undefined && { cursor }) };
    return this.api.deliveries(this.workflowId(), query, this.stop.signal);
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
      await this.refresh();
    } catch (thrown) {
      this.toasts.show({ kind: 'bad', text: toApiError(thrown).message });
    }
  }
}
