import { Injectable } from '@nestjs/common';
import { WorkflowsRepository } from '@rex/database';
import type { WorkflowNode } from '@rex/workflow';
import { LRUCache } from 'lru-cache';
import { findTrigger } from '../../executions/find-trigger';
import { VersionCatalog } from '../../workflows/version-catalog';
import { webhookPlan, type WebhookPlan } from './webhook-plan';

/** What a webhook starts: the published version's trigger. */
export interface WebhookTarget {
  ownerId: string;
  version: number;
  trigger: WorkflowNode;
  plan: WebhookPlan;
  maxConcurrency: number | null;
}

/** The owner waits for the next call, to run the newest version with it. */
export interface Listening {
  id: string;
  ownerId: string;
  /** The newest version. */
  version: number;
}

/** What is at an address. `reason` is for the owner alone. */
export type Found = { listening: Listening | null } & (
  | { kind: 'target'; target: WebhookTarget }
  /** Nothing starts here now, but it would. */
  | { kind: 'inactive'; target: WebhookTarget; reason: string }
  | { kind: 'nothing'; reason: string }
);

/**
 * Whom a plan refuses it refuses no longer than this after another one was published: what it lets in is checked by the accept, in its
 * own statement, but a refusal comes before.
 */
export const KEPT_MS = 1_000;

/** Finds what a webhook starts, and keeps it for a while. When an accept finds that it no longer holds, `forget` it and find it again. */
@Injectable()
export class WebhookTargets {
  private readonly known = new LRUCache<string, Found>({ max: 1000, ttl: KEPT_MS });

  constructor(
    private readonly workflows: WorkflowsRepository,
    private readonly versions: VersionCatalog,
  ) {}

  async find(workflowId: string): Promise<Found> {
    const known = this.known.get(workflowId);
    if (known) return known;
    const [workflow] = await this.workflows.findRunnable([workflowId]);
    if (!workflow) return { kind: 'nothing', reason: 'There is no such workflow.', listening: null };
    const { ownerId, active, publishedVersion, latestVersion, listenerId } = workflow;
    const listening = listenerId === null ? null : { id: listenerId, ownerId, version: latestVersion };
    const nothing = (reason: string): Found => ({ kind: 'nothing', reason, listening });
    if (publishedVersion === null) return nothing('The workflow is not published. Publish it.');
    const version = await this.versions.get(workflowId, publishedVersion);
    const trigger = version && findTrigger(version.document, 'webhook-trigger');
    if (!trigger)
      return nothing(
        'The published version has no enabled webhook trigger. Add one, or enable it, and publish.',
      );
    const { maxConcurrency } = version.document.settings;
    const plan = webhookPlan(version.document, trigger);
    const target = { ownerId, version: publishedVersion, trigger, plan, maxConcurrency };
    if (!active)
      return { kind: 'inactive', target, listening, reason: 'The workflow is not active. Activate it.' };
    const found: Found = { kind: 'target', target, listening };
    this.known.set(workflowId, found);
    return found;
  }

  forget(workflowId: string): void {
    this.known.delete(workflowId);
  }
}
