import { Inject, Injectable } from '@nestjs/common';
import { OperationalError, UserError, type ServerConfig } from '@rex/platform';
import type { JsonObject } from '@rex/workflow';
import { APP_CONFIG } from '../common/app-config';
import type { Allowance } from '../throttle/allowance';
import { StartExecutionsService } from '../executions/start-executions.service';
import { acceptedAnswer, endAnswer, stepAnswer, type WebhookAnswer } from './answers/webhook-answer';
import { WebhookGate } from './callers/webhook-gate';
import { WebhookRates } from './callers/webhook-rates';
import { DraftRunsService } from './listening/draft-runs.service';
import { WebhookTargets, type Found, type WebhookTarget } from './plan/webhook-targets';
import { dedupeKey } from './request/dedupe-key';
import { readBody } from './request/read-body';
import { webhookPayload } from './request/webhook-payload';
import type { WebhookRequest } from './request/webhook-request';
import { refusalOf, WebhookRefusal } from './webhook-refusal';

/** Published anew between a look and an accept, several times in a row: somebody is at it with a script. */
const MAX_LOOKS = 3;

/** Whoever waits for an answer. */
export interface Caller {
  /** Aborted when they have hung up: nobody waits then. */
  signal: AbortSignal;
  tellAllowance: (allowance: Allowance) => void;
}

/** Starts executions by HTTP calls from outside. The published version decides how. */
@Injectable()
export class WebhooksService {
  constructor(
    @Inject(APP_CONFIG) private readonly config: ServerConfig,
    private readonly gate: WebhookGate,
    private readonly rates: WebhookRates,
    private readonly targets: WebhookTargets,
    private readonly executions: StartExecutionsService,
    private readonly drafts: DraftRunsService,
  ) {}

  /**
   * @throws WebhookRefusal when nothing was started
   * @throws UserError `execution-failed`
   */
  async receive(request: WebhookRequest, caller: Caller): Promise<WebhookAnswer> {
    const found = await this.targets.find(request.workflowId);
    const answer = this.answer(request, found, caller);
    const { listening } = found;
    return listening === null ? answer : this.drafts.overhear(request, found, listening, answer);
  }

  private async answer(request: WebhookRequest, first: Found, caller: Caller): Promise<WebhookAnswer> {
    const nowMs = Date.now();
    for (let look = 1; look <= MAX_LOOKS; look += 1) {
      const found = look === 1 ? first : await this.targets.find(request.workflowId);
      const target = await this.admit(request, found, nowMs, caller);
      // A further look is the same call.
      if (look === 1) this.rates.countSender(request, target, nowMs, caller.tellAllowance);
      const answer = await this.start(request, target, readRequest(request, target), caller.signal);
      if (answer) return answer;
      this.targets.forget(request.workflowId);
    }
    throw new OperationalError('workflow-changing', 'The workflow is being changed.', {
      retryAfterSeconds: 1,
    });
  }

  /** The target of a call that may start it. Strangers are counted by themselves. */
  private async admit(
    request: WebhookRequest,
    found: Found,
    nowMs: number,
    { tellAllowance }: Caller,
  ): Promise<WebhookTarget> {
    try {
      return await this.gate.admit(request, found, nowMs);
    } catch (error) {
      if (error instanceof WebhookRefusal)
        this.rates.countStranger(request, found, error, nowMs, tellAllowance);
      throw error;
    }
  }

  /** Undefined when what is published has changed since it was looked up. */
  private async start(
    { workflowId }: WebhookRequest,
    { ownerId, version, trigger, plan, maxConcurrency }: WebhookTarget,
    { input, idempotencyKey }: { input: JsonObject; idempotencyKey: string | undefined },
    signal: AbortSignal,
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
    const { answer } = plan;
    if (answer.mode === 'immediate') {
      const accepted = await this.executions.start(request);
      return accepted && acceptedAnswer(accepted);
    }
    const timeoutMs = 1000 * Math.min(plan.timeoutSeconds ?? Infinity, this.config.WAIT_MAX_SECONDS);
    if (answer.mode === 'last-node') {
      const ended = await this.executions.startAndWait(request, timeoutMs, signal);
      return ended && endAnswer(ended, answer.isHttp);
    }
    const { nodeId, isHttp } = answer;
    const stepped = await this.executions.startAndWaitForStep(request, nodeId, timeoutMs, signal);
    return stepped && stepAnswer(stepped, isHttp);
  }
}

/** What the workflow gets. Its caller is known: from here on mistakes are told. */
function readRequest(request: WebhookRequest, { plan }: WebhookTarget) {
  try {
    const body = readBody(request.body, request.headers['content-type']);
    const input = webhookPayload(request, plan.auth, body);
    return { input, idempotencyKey: dedupeKey(request, body, plan.deliveryId) };
  } catch (error) {
    throw error instanceof UserError ? refusalOf(error, { auth: plan.auth, isCallerKnown: true }) : error;
  }
}
