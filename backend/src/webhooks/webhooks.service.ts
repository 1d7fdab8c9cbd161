import { Inject, Injectable, Logger } from '@nestjs/common';
import { WorkflowsRepository, type ExecutionOutcome, type RunnableWorkflow } from '@rex/database';
import { Coalescer, type AcceptedExecution } from '@rex/engine';
import { UserError, type ServerConfig } from '@rex/platform';
import type { JsonObject, JsonValue, WorkflowNode } from '@rex/workflow';
import { APP_CONFIG } from '../common/app-config';
import { findTrigger } from '../executions/find-trigger';
import { StartExecutionsService } from '../executions/start-executions.service';
import { VersionCatalog } from '../workflows/version-catalog';

/** How a webhook is answered: at once, or with what the execution gave. */
export type WebhookAnswer =
  | { kind: 'accepted'; accepted: AcceptedExecution }
  | { kind: 'finished'; executionId: string; output: JsonValue };

/** Starts executions by HTTP calls from outside. The published version decides how. */
@Injectable()
export class WebhooksService {
  private readonly logger = new Logger(WebhooksService.name);
  private readonly lookups: Coalescer<string, RunnableWorkflow | undefined>;

  constructor(
    @Inject(APP_CONFIG) private readonly config: ServerConfig,
    private readonly workflows: WorkflowsRepository,
    private readonly versions: VersionCatalog,
    private readonly executions: StartExecutionsService,
  ) {
    this.lookups = new Coalescer(async (ids) => {
      const found = new Map((await this.workflows.findRunnable([...new Set(ids)])).map((each) => [each.id, each]));
      return ids.map((id) => found.get(id));
    });
  }

  /** @throws UserError `webhook-not-found`, `execution-failed` */
  async receive(workflowId: string, payload: JsonObject, idempotencyKey?: string): Promise<WebhookAnswer> {
    const { workflow, version, trigger } = await this.findTarget(workflowId);
    const request = {
      ownerId: workflow.ownerId,
      workflowId,
      version,
      triggerType: 'webhook' as const,
      triggerNodeId: trigger.id,
      input: payload,
      idempotencyKey,
    };
    if (trigger.config['responseMode'] !== 'last-node') {
      return { kind: 'accepted', accepted: await this.executions.start(request) };
    }
    const { accepted, outcome } = await this.executions.startAndWait(request, this.config.WAIT_MAX_SECONDS * 1000);
    return outcome ? finished(outcome) : { kind: 'accepted', accepted };
  }

  /** A stranger learns only that there is nothing; the log says why. */
  private async findTarget(
    workflowId: string,
  ): Promise<{ workflow: RunnableWorkflow; version: number; trigger: WorkflowNode }> {
    const workflow = await this.lookups.submit(workflowId);
    if (!workflow) throw this.notFound(workflowId, 'no such workflow');
    if (!workflow.active) throw this.notFound(workflowId, 'the workflow is not active');
    if (workflow.publishedVersion === null) throw this.notFound(workflowId, 'the workflow is not published');
    const version = await this.versions.get(workflowId, workflow.publishedVersion);
    const trigger = version && findTrigger(version.document, 'webhook-trigger');
    if (!trigger) throw this.notFound(workflowId, 'the published version has no enabled webhook trigger');
    return { workflow, version: workflow.publishedVersion, trigger };
  }

  private notFound(workflowId: string, reason: string): UserError {
    this.logger.log({ workflowId, reason }, 'webhook refused');
    return new UserError('webhook-not-found', 'There is no webhook here.', { status: 404 });
  }
}

function finished(outcome: ExecutionOutcome): WebhookAnswer {
  if (outcome.status === 'completed') {
    return { kind: 'finished', executionId: outcome.id, output: JSON.parse(outcome.outputJson ?? 'null') as JsonValue };
  }
  throw new UserError('execution-failed', `Execution ${outcome.id} ${outcome.status}: ${outcome.error?.message ?? 'no reason was recorded'}`, {
    status: 500,
    errors: outcome.error ? [{ ...outcome.error, path: '' }] : [],
    headers: { 'x-rex-execution-id': outcome.id },
  });
}
