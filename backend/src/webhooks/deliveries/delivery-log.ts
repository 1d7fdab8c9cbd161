import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DeliveriesRepository, isUuid, type NewRefusal } from '@rex/database';
import type { WebhookRequest } from '../request/webhook-request';
import type { WebhookRefusal } from '../webhook-refusal';
import { toDuplicate, toRefusal } from './refusal-row';

/** How long calls are gathered before they are written together. */
const FLUSH_MS = 500;

/** Most calls that are written at a time: of one workflow, and of all. What comes beyond is not noted. */
const MAX_OF_WORKFLOW = 10;
const MAX_OF_ALL = 500;

/** Most bytes of bodies that wait to be written; calls beyond are noted without theirs. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;

/**
 * Notes calls of webhooks that started nothing. Behind the answers: nobody waits for it and nothing fails by it, and a flood costs
 * no more than its bounds (PROMISES P13).
 */
@Injectable()
export class DeliveryLog implements OnModuleDestroy {
  private readonly logger = new Logger(DeliveryLog.name);
  private waiting: NewRefusal[] = [];
  private waitingBytes = 0;
  private readonly counts = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly deliveries: DeliveriesRepository) {}

  noteRefusal(request: WebhookRequest, refusal: WebhookRefusal): void {
    this.note(request.workflowId, () => toRefusal(request, refusal));
  }

  noteDuplicate(request: WebhookRequest, executionId: string, status: number): void {
    this.note(request.workflowId, () => toDuplicate(request, executionId, status));
  }

  async onModuleDestroy(): Promise<void> {
    this.flush();
    await this.writing;
  }

  private note(workflowId: string, make: () => NewRefusal): void {
    // Nobody's, and nothing that could be stored.
    if (!isUuid(workflowId)) return;
    const count = this.counts.get(workflowId) ?? 0;
    if (count >= MAX_OF_WORKFLOW || this.waiting.length >= MAX_OF_ALL) return;
    this.counts.set(workflowId, count + 1);
    const row = make();
    const bytes = row.kept?.body.length ?? 0;
    const hasRoom = this.waitingBytes + bytes <= MAX_WAITING_BYTES;
    if (hasRoom) this.waitingBytes += bytes;
    this.waiting.push(hasRoom ? row : { ...row, kept: null });
    this.timer ??= setTimeout(() => this.flush(), FLUSH_MS);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const rows = this.waiting;
    this.waiting = [];
    this.waitingBytes = 0;
    this.counts.clear();
    this.writing = this.writing
      .then(() => this.deliveries.addRefusals(rows))
      .catch((error: unknown) =>
        this.logger.warn({ err: error, count: rows.length }, 'refused calls of webhooks not noted'),
      );
  }
}
