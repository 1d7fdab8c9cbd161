import { Injectable, Logger } from '@nestjs/common';
import { WebhookListenersRepository } from '@rex/database';
import type { AcceptedExecution } from '@rex/engine';
import { UserError } from '@rex/platform';
import { findTrigger } from '../../executions/find-trigger';
import { StartExecutionsService } from '../../executions/start-executions.service';
import { VersionCatalog } from '../../workflows/version-catalog';
import { acceptedAnswer, type WebhookAnswer } from '../answers/webhook-answer';
import { WebhookGate } from '../callers/webhook-gate';
import { webhookPlan } from '../plan/webhook-plan';
import { WebhookTargets, type Found, type Listening, type WebhookTarget } from '../plan/webhook-targets';
import { readBody } from '../request/read-body';
import { webhookPayload } from '../request/webhook-payload';
import type { WebhookRequest } from '../request/webhook-request';
import { WebhookRefusal } from '../webhook-refusal';

const MAX_REFUSAL_CHARACTERS = 1000;

/** Runs the newest version with a call for whose sake its owner waits. What is published goes its way whatever happens here. */
@Injectable()
export class DraftRunsService {
  private readonly logger = new Logger(DraftRunsService.name);

  constructor(
    private readonly listeners: WebhookListenersRepository,
    private readonly versions: VersionCatalog,
    private readonly targets: WebhookTargets,
    private readonly gate: WebhookGate,
    private readonly executions: StartExecutionsService,
  ) {}

  /**
   * @param published the answer of what is published, under way. It is the caller's; only where nothing is published, and the draft
   * took the call, it says what the draft started.
   */
  async overhear(
    request: WebhookRequest,
    found: Found,
    listening: Listening,
    published: Promise<WebhookAnswer>,
  ): Promise<WebhookAnswer> {
    if (found.kind === 'target' && found.target.version === listening.version) {
      return this.adopt(request.workflowId, listening, published);
    }
    const drafted = this.offer(request, listening);
    try {
      return await published;
    } catch (error) {
      const accepted = found.kind === 'target' ? undefined : await drafted;
      if (!accepted) throw error;
      return acceptedAnswer(accepted);
    }
  }

  /** The newest version is published: it runs once, and that execution is what was waited for. */
  private async adopt(
    workflowId: string,
    listening: Listening,
    published: Promise<WebhookAnswer>,
  ): Promise<WebhookAnswer> {
    try {
      const answer = await published;
      await this.quietly(() => this.take(workflowId, listening, answer.executionId));
      return answer;
    } catch (error) {
      const executionId =
        error instanceof UserError ? error.options?.headers?.['x-rex-execution-id'] : undefined;
      await this.quietly(async () => {
        if (executionId === undefined) await this.refuse(workflowId, listening, error);
        else await this.take(workflowId, listening, executionId);
      });
      throw error;
    }
  }

  /** Never rejects: undefined where the draft did not take the call. */
  private offer(request: WebhookRequest, listening: Listening): Promise<AcceptedExecution | undefined> {
    const { workflowId } = request;
    const { id, ownerId } = listening;
    return this.quietly(async () => {
      let target: WebhookTarget;
      let input;
      try {
        target = await this.draftOf(workflowId, listening);
        await this.gate.admitTo(target, request, Date.now());
        input = webhookPayload(
          request,
          target.plan.auth,
          readBody(request.body, request.headers['content-type']),
        );
      } catch (error) {
        await this.refuse(workflowId, listening, error);
        return undefined;
      }
      if (!(await this.take(workflowId, listening, null))) return undefined;
      const accepted = await this.executions.start({
        ...{ ownerId, workflowId, version: target.version, condition: 'exists', triggerType: 'webhook' },
        ...{ triggerNodeId: target.trigger.id, input, maxConcurrency: target.maxConcurrency },
      });
      if (accepted) await this.listeners.noteExecution(ownerId, workflowId, id, accepted.id);
      else await this.listeners.release(ownerId, workflowId, id, 'The workflow was deleted.');
      return accepted;
    });
  }

  /** @throws UserError when the newest version could not run */
  private async draftOf(workflowId: string, { ownerId, version }: Listening): Promise<WebhookTarget> {
    const checked = await this.versions.get(workflowId, version);
    const trigger = checked && findTrigger(checked.document, 'webhook-trigger');
    const problem = checked?.problems[0];
    if (!trigger || problem) {
      const reason = problem?.message ?? 'It has no enabled webhook trigger.';
      throw new UserError('webhook-not-listening', `The newest version can not run: ${reason}`);
    }
    const { maxConcurrency } = checked.document.settings;
    return { ownerId, version, trigger, plan: webhookPlan(checked.document, trigger), maxConcurrency };
  }

  private take(workflowId: string, { ownerId, id }: Listening, executionId: string | null): Promise<boolean> {
    this.targets.forget(workflowId);
    return this.listeners.catch(ownerId, workflowId, id, executionId);
  }

  private refuse(workflowId: string, { ownerId, id }: Listening, error: unknown): Promise<void> {
    if (!(error instanceof UserError)) throw error;
    const note = error instanceof WebhookRefusal ? error.note.reason : undefined;
    return this.listeners.release(
      ownerId,
      workflowId,
      id,
      (note ?? error.message).slice(0, MAX_REFUSAL_CHARACTERS),
    );
  }

  private async quietly<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await work();
    } catch (error) {
      this.logger.warn({ err: error }, 'a call that was waited for did not reach the draft');
      return undefined;
    }
  }
}
