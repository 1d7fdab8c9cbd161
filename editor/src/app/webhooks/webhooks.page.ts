import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  inject,
  signal,
  ViewEncapsulation,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Webhook, WebhookTrigger } from '../api/webhooks-api';
import { CopyButtonComponent } from '../ui/copy-button.component';
import { addIconPaths } from '../ui/icon-paths';
import { IconComponent } from '../ui/icon.component';
import { LoadFailureComponent } from '../ui/load-failure.component';
import { MessageComponent } from '../ui/message.component';
import { OPERATIONS_ICON_PATHS } from '../ui/operations-icon-paths';
import { ToastsComponent } from '../ui/toasts/toasts.component';
import { callExample, type CallExample } from './call-example';
import { DeliveryListComponent } from './delivery-list.component';
import { listenOpener } from './open-listener';
import { WebhookListStore } from './webhook-list.store';
import { proofWords } from './webhook-words';

const SKELETON_ROWS = Array.from({ length: 5 }, (_, row) => row);

const ANSWERS: Record<WebhookTrigger['answers'], string> = {
  immediate: $localize`At once`,
  'last-node': $localize`With the result`,
  node: $localize`With a step's output`,
};

/** All that can be called from outside: where, by whom, and what calls came. */
@Component({
  selector: 'app-webhooks-page',
  imports: [
    CopyButtonComponent,
    DeliveryListComponent,
    IconComponent,
    LoadFailureComponent,
    MessageComponent,
    RouterLink,
    ToastsComponent,
  ],
  templateUrl: './webhooks.page.component.html',
  providers: [WebhookListStore],
  styleUrl: '../../styles/webhooks.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WebhooksPage {
  protected readonly store = inject(WebhookListStore);
  private readonly router = inject(Router);
  private readonly openListener = listenOpener();

  protected readonly skeletonRows = SKELETON_ROWS;
  protected readonly openId = signal<string | null>(null);
  protected readonly copyUrl = $localize`Copy URL`;
  protected readonly copyCurl = $localize`Copy as cURL`;

  constructor() {
    addIconPaths(OPERATIONS_ICON_PATHS);
    void this.store.load();
    inject(DestroyRef).onDestroy(() => this.store.stop());
  }

  /** What callers meet: the published trigger, else the draft's. */
  protected triggerOf({ published, newest }: Webhook): WebhookTrigger | null {
    return published ?? newest;
  }

  protected proofOf(row: Webhook): string {
    const trigger = this.triggerOf(row);
    return trigger === null ? '' : proofWords(trigger.proof);
  }

  protected answersOf(row: Webhook): string {
    const trigger = this.triggerOf(row);
    return trigger === null ? '' : ANSWERS[trigger.answers];
  }

  protected exampleOf(row: Webhook, trigger = this.triggerOf(row)): CallExample | null {
    return trigger && callExample(location.origin, row.workflowId, trigger);
  }

  protected textOf(text: string): () => string {
    return () => text;
  }

  protected hindranceOf({ active, published }: Webhook): string | null {
    if (published === null) return $localize`It answers once the workflow is published.`;
    return active ? null : $localize`It answers once the triggers are on.`;
  }

  protected detailLabel({ workflowName }: Webhook): string {
    return $localize`Deliveries of ${workflowName}`;
  }

  protected listenLabel({ workflowName }: Webhook): string {
    return $localize`Listen for the next delivery of ${workflowName}`;
  }

  protected toggle(id: string): void {
    this.openId.update((open) => (open === id ? null : id));
  }

  /** The draft's own proof counts while one listens. */
  protected async listen(row: Webhook): Promise<void> {
    const example = this.exampleOf(row, row.newest);
    if (example === null) return;
    const execution = await this.openListener({ workflowId: row.workflowId, example });
    if (execution === null) return;
    await this.router.navigate(['/workflows', row.workflowId], { queryParams: { execution } });
  }
}
