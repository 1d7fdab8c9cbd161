import { Injectable, Logger } from '@nestjs/common';
import { WorkflowsRepository } from '@rex/database';
import { UserError } from '@rex/platform';
import { nodeCatalog } from '@rex/nodes';
import { applyConfigDefaults, type JsonObject, type WorkflowNode } from '@rex/workflow';
import { LRUCache } from 'lru-cache';
import { findTrigger } from '../executions/find-trigger';
import { VersionCatalog } from '../workflows/version-catalog';
import { findUnsupported } from './find-unsupported';

/** What a webhook starts: the published version's trigger. */
export interface WebhookTarget {
  ownerId: string;
  version: number;
  trigger: WorkflowNode;
  /** The trigger's config, defaults filled in. */
  config: JsonObject;
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

  /**
   * @throws UserError `webhook-not-found`: a stranger learns only that there is nothing, and the log says why;
   * `webhook-not-supported` when the trigger asks for what is not enforced yet
   */
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
    const config = configOf(trigger);
    const unsupported = findUnsupported(config);
    if (unsupported !== undefined) throw this.notSupported(workflowId, trigger.id, unsupported);
    const target = { ownerId, version: publishedVersion, trigger, config, maxConcurrency };
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

  private notSupported(workflowId: string, nodeId: string, what: string): UserError {
    this.logger.warn(
      { workflowId, nodeId, what },
      'webhook refused, its trigger asks for what is not supported',
    );
    return new UserError(
      'webhook-not-supported',
      `This webhook asks for ${what}, which REX can't do yet. Nothing was started. Change the trigger "${nodeId}" and publish it.`,
      { status: 501 },
    );
  }
}

function configOf(trigger: WorkflowNode): JsonObject {
  const descriptor = nodeCatalog.get(trigger.type);
  return descriptor ? applyConfigDefaults(descriptor, trigger.config) : trigger.config;
}
