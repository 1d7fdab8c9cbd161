import { inject, Injectable } from '@angular/core';
import { WebhooksApi, type Webhook } from '../api/webhooks-api';
import { CursorList } from '../ui/cursor-list';

const PAGE_SIZE = 50;

/** The webhooks of all workflows. */
@Injectable()
export class WebhookListStore extends CursorList<Webhook> {
  private readonly api = inject(WebhooksApi);

  protected override read(cursor: string | null, signal: AbortSignal): ReturnType<WebhooksApi['list']> {
    return this.api.list(cursor, PAGE_SIZE, signal);
  }
}
