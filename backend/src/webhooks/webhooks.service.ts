import { Inject, Injectable } from '@nestjs/common';
import type { ExecutionOutcome } from '@rex/database';
import type { AcceptedExecution } from '@rex/engine';
import { OperationalError, UserError, type ServerConfig } from '@rex/platform';
import type { JsonObject, JsonValue } from '@rex/workflow';
import { APP_CONFIG } from '../common/app-config';
import { StartExecutionsService } from '../executions/start-executions.service';
import { WebhookTargets, type WebhookTarget } from './webhook-targets';

/** How a webhook is answered: at once, or with what the execution gave. */
export type WebhookAnswer =
  | { kind: 'accepted'; accepted: AcceptedExecution }
  | { kind: 'finished'; executionId: string; output: JsonValue };

/** Published anew between a look and an accept, several times in a row: somebody is at it with a script. */
const MAX_LOOKS = 3;

/** Starts executions by HTTP calls from outside. The published version decides how. */
@Injectable()
export class WebhooksService {
  constructor(
    @Inject(APP_CONFIG) private readonly config: ServerConfig,
    private readonly targets: WebhookTargets,
    private readonly executions: StartExecutionsService,
  ) {}

  /** @throws UserError `webhook-not-found`, `webhook-not-supported`, `execution-failed` */
  async receive(workflowId: string, payload: JsonObject, idempotencyKey?: string): Promise<WebhookAnswer> {
    for (let look = 1; look <= MAX_LOOKS; look += 1) {
      const answer = await this.start(
        workflowId,
        await this.targets.find(workflowId),
        payload,
        idempotencyKey,
      );
      if (answer) return answer;
      this.targets.forget(workflowId);
    }
    throw new OperationalError('workflow-changing', 'The workflow is being changed.', {
      retryAfterSeconds: 1,
    });
  }

  /** Undefined when what is published has changed since it was looked up. */
  private async start(
    workflowId: string,
    { ownerId, version, trigger, config, maxConcurrency }: WebhookTarget,
    input: JsonObject,
    idempotencyKey: string | undefined,
  ): Promise<WebhookAnswer | undefined> {
    const request = {
      ownerId,
      workflowId,
      version,
      condition: 'published' as const,
      triggerType: 'webhook' as const,
      triggerNodeId: trigger.id,
      input,
      maxConcurrency,
      idempotencyKey,
    };
    if (config['responseMode'] !== 'last-node') {
      const accepted = await this.executions.start(request);
      return accepted && { kind: 'accepted', accepted };
    }
    const started = await this.executions.startAndWait(request, this.waitMs(config));
    if (!started) return undefined;
    return started.outcome ? finished(started.outcome) : { kind: 'accepted', accepted: started.accepted };
  }

  private waitMs({ timeoutSeconds }: JsonObject): number {
    const most = this.config.WAIT_MAX_SECONDS;
    return 1000 * (typeof timeoutSeconds === 'number' ? Math.min(timeoutSeconds, most) : most);
  }
}

function finished(outcome: ExecutionOutcome): WebhookAnswer {
  if (outcome.status === 'completed') {
    return {
      kind: 'finished',
      executionId: outcome.id,
      output: JSON.parse(outcome.outputJson ?? 'null') as JsonValue,
    };
  }
  const reason = outcome.error?.message ?? 'no reason was recorded';
  throw new UserError('execution-failed', `Execution ${outcome.id} ${outcome.status}: ${reason}`, {
    status: 500,
    errors: outcome.error ? [{ ...outcome.error, path: '' }] : [],
    headers: { 'x-rex-execution-id': outcome.id },
  });
}
