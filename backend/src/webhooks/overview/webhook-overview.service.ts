import { Injectable } from '@nestjs/common';
import { WebhookWorkflowsRepository, type WebhookWorkflow } from '@rex/database';
import type { WorkflowNode } from '@rex/workflow';
import type { CurrentUser } from '../../auth/current-user.decorator';
import { fromCursor, toCursor } from '../../common/cursor';
import type { CursorQuery } from '../../common/page.dto';
import { findTrigger } from '../../executions/find-trigger';
import { VersionCatalog } from '../../workflows/version-catalog';
import { webhookPlan, type WebhookPlan } from '../plan/webhook-plan';
import type { WebhookListResponse, WebhookResponse, WebhookTriggerResponse } from './webhook-overview.dto';

/** The webhooks of all workflows of the acting user. */
@Injectable()
export class WebhookOverviewService {
  constructor(
    private readonly workflows: WebhookWorkflowsRepository,
    private readonly versions: VersionCatalog,
  ) {}

  /** @throws UserError `cursor-invalid` */
  async list(user: CurrentUser, { cursor, limit }: CursorQuery): Promise<WebhookListResponse> {
    const place = cursor == null ? {} : { cursor: fromCursor(cursor) };
    const { items, nextCursor } = await this.workflows.list(user.id, { limit, ...place });
    const all = await Promise.all(items.map((each) => this.show(each)));
    return {
      items: all.filter(({ published, newest }) => published !== null || newest !== null),
      nextCursor: nextCursor && toCursor(nextCursor),
    };
  }

  private async show(row: WebhookWorkflow): Promise<WebhookResponse> {
    const { workflowId, name, active, version, publishedVersion } = row;
    const newest = await this.triggerOf(workflowId, version);
    const published =
      publishedVersion === version
        ? newest
        : publishedVersion && (await this.triggerOf(workflowId, publishedVersion));
    return {
      ...{ workflowId, workflowName: name, active, version, publishedVersion },
      ...{ published: published || null, newest },
    };
  }

  private async triggerOf(workflowId: string, version: number): Promise<WebhookTriggerResponse | null> {
    const document = (await this.versions.get(workflowId, version))?.document;
    const trigger = document && findTrigger(document, 'webhook-trigger');
    if (!trigger) return null;
    try {
      return toTriggerResponse(trigger, webhookPlan(document, trigger));
    } catch {
      // A draft may hold what was never checked.
      return null;
    }
  }
}

function toTriggerResponse(trigger: WorkflowNode, plan: WebhookPlan): WebhookTriggerResponse {
  const { auth, methods, allowsPathSuffix, answer } = plan;
  return {
    ...{ nodeId: trigger.id, nodeName: trigger.name, methods: [...methods], proof: auth.type },
    headerName: headerOf(plan),
    username: auth.type === 'basic' ? (auth.username ?? null) : null,
    preset: auth.type === 'hmac' ? auth.scheme.preset : null,
    ...{ allowsPathSuffix, answers: answer.mode },
  };
}

function headerOf({ auth }: WebhookPlan): string | null {
  if (auth.type === 'header') return auth.headerName;
  return auth.type === 'hmac' && auth.scheme.preset === 'custom' ? auth.scheme.signatureHeader : null;
}
