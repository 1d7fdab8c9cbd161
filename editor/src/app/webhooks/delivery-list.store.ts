import { inject, Injectable } from '@angular/core';
import { WebhooksApi, type Delivery } from '../api/webhooks-api';
import { CursorList } from '../ui/cursor-list';

const PAGE_SIZE = 15;

/** The calls of one webhook, newest first. */
@Injectable()
export class DeliveryListStore extends CursorList<Delivery> {
  private readonly api = inject(WebhooksApi);
  workflowId = '';

  protected override read(cursor: string | null, signal: AbortSignal): ReturnType<WebhooksApi['deliveries']> {
    const query = { limit: PAGE_SIZE, ...(cursor !== null && { cursor }) };
    return this.api.deliveries(this.workflowId, query, signal);
  }
}
