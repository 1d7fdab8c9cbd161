import { Injectable, NotFoundException } from '@nestjs/common';
import { DeliveriesRepository, type Delivery, type DeliveryDetail } from '@rex/database';
import { UserError } from '@rex/platform';
import type { JsonObject } from '@rex/workflow';
import type { CurrentUser } from '../../auth/current-user.decorator';
import { fromCursor, toCursor } from '../../common/cursor';
import type { AcceptedResponse } from '../../executions/execution.dto';
import { StartExecutionsService } from '../../executions/start-executions.service';
import { WorkflowsService } from '../../workflows/workflows.service';
import { WebhookTargets, type WebhookTarget } from '../plan/webhook-targets';
import type { DeliveryDetailResponse, DeliveryListQuery, DeliveryListResponse } from './delivery.dto';
import { payloadOf, requestOf } from './delivery-payload';

/** Reading the delivery log of a webhook, and running what is in it again. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly workflows: WorkflowsService,
    private readonly deliveries: DeliveriesRepository,
    private readonly targets: WebhookTargets,
    private readonly executions: StartExecutionsService,
  ) {}

  /** @throws UserError `cursor-invalid` */
  async list(user: CurrentUser, workflowId: string, query: DeliveryListQuery): Promise<DeliveryListResponse> {
    await this.workflows.requireExisting(user, workflowId);
    const { cursor, ...filter } = query;
    const place = cursor === undefined ? {} : { cursor: fromCursor(cursor) };
    const { items, nextCursor } = await this.deliveries.list(user.id, workflowId, { ...filter, ...place });
    return { items, nextCursor: nextCursor && toCursor(nextCursor) };
  }

  async get(user: CurrentUser, workflowId: string, id: string): Promise<DeliveryDetailResponse> {
    const delivery = await this.require(user, workflowId, id);
    return { ...toResponse(delivery), request: requestOf(delivery) };
  }

  /**
   * Starts the published version with what a call sent. Who may do it is the owner's own decision: the caller is not checked
   * again, and a repeat is what is asked for.
   * @throws UserError `delivery-not-replayable`
   */
  async replay(user: CurrentUser, workflowId: string, id: string): Promise<AcceptedResponse> {
    const delivery = await this.require(user, workflowId, id);
    const target = await this.requireTarget(workflowId);
    const source =
      delivery.outcome === 'duplicate' && delivery.executionId !== null
        ? await this.deliveries.find(user.id, workflowId, delivery.executionId)
        : delivery;
    const input = source && payloadOf(source, target.plan.auth);
    if (!input) throw notReplayable('What the call sent was not kept.');
    const accepted = await this.start(user, workflowId, target, input);
    if (!accepted) throw notReplayable('The workflow was changed just now. Try again.');
    return { executionId: accepted.id, status: accepted.status };
  }

  private start(user: CurrentUser, workflowId: string, target: WebhookTarget, input: JsonObject) {
    const { version, trigger, maxConcurrency } = target;
    return this.executions.start({
      ownerId: user.id,
      workflowId,
      version,
      condition: 'published',
      triggerType: 'webhook',
      triggerNodeId: trigger.id,
      input,
      maxConcurrency,
    });
  }

  private async require(user: CurrentUser, workflowId: string, id: string): Promise<DeliveryDetail> {
    await this.workflows.requireExisting(user, workflowId);
    const delivery = await this.deliveries.find(user.id, workflowId, id);
    if (!delivery) throw new NotFoundException();
    return delivery;
  }

  /** Found anew: what is kept may be of before a change. */
  private async requireTarget(workflowId: string): Promise<WebhookTarget> {
    this.targets.forget(workflowId);
    const found = await this.targets.find(workflowId);
    if (found.kind !== 'target') throw notReplayable(found.reason);
    return found.target;
  }
}

/** Field by field: what is kept beside is not shown as it is. */
function toResponse({ inputJson: _, kept: __, ...delivery }: DeliveryDetail): Delivery {
  return delivery;
}

function notReplayable(reason: string): UserError {
  return new UserError('delivery-not-replayable', `The delivery can not be run again. ${reason}`, {
    status: 409,
  });
}
