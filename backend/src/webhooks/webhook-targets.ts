import { Injectable, Logger } from '@nestjs/common';
import { WorkflowsRepository } from '@rex/database';
import { UserError } from '@rex/platform';
import type { WorkflowNode } from '@rex/workflow';
import { LRUCache } from 'lru-cache';
import { findTrigger } from '../executions/find-trigger';
import { VersionCatalog } from '../workflows/version-catalog';

/** What a webhook starts: the published version's trigger. */
export interface WebhookTarget {
  ownerId: string;
  version: number;
  trigger: WorkflowNode;
  maxConcurrency: number | null;
}

/**
 * Finds what a webhook starts. What was found is kept, because the accept checks in its own statement that it still holds;
 * when it does not, `forget` it and find it again.
 */
@Injectable()
export class WebhookTargets {
  private readonly logger = new Logger(WebhookTargets.name);
  private readonly known = new LRUCache<string, WebhookTarget>({ max: 1000 });

  constructor(
    private readonly workflows: WorkflowsRepository,
    private readonly versions: VersionCatalog,
  ) {}

  /** @throws UserError `webhook-not-found`. A stranger learns only that there is nothing; the log says why. */
  async find(workflowId: string): Promise<WebhookTarget> {
    const known = this.known.get(workflowId);
    if (known) return known;
    const [workflow] = await this.workflows.findRunnable([workflowId]);
    if (!workflow) throw this.notFound(workflowId, 'no such workflow');
    const { ownerId, active, publishedVersion } = workflow;
    if (!active) throw this.notFound(workflowId, 'the workflow is not active');
    if (publishedVersion === null) throw this.notFound(workflowId, 'the workflow is not published');
    const version = await this.versions.get(workflowId, publishedVersion);
    const trigger = version && findTrigger(version.document, 'webhook-trigger');
    if (!trigger) throw this.notFound(workflowId, 'the published version has no enabled webhook trigger');
    const { maxConcurrency } = version.document.settings;
    const target = { ownerId, version: publishedVersion, trigger, maxConcurrency };
    this.known.set(workflowId, target);
    return target;
  }

  forget(workflowId: string): void {
    this.known.delete(workflowId);
  }

  private notFound(workflowId: string, reason: string): UserError {
    this.logger.log({ workflowId, reason }, 'webhook refused');
    return new UserError('webhook-not-found', 'There is no webhook here.', { status: 404 });
  }
}
