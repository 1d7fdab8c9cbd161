import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, NotFoundException } from '@nestjs/common';
import { WebhookListenersRepository, type WebhookListener } from '@rex/database';
import { newId, UserError } from '@rex/platform';
import type { CurrentUser } from '../../auth/current-user.decorator';
import { findTrigger } from '../../executions/find-trigger';
import { WorkflowReader } from '../../workflows/workflow-reader';
import { KEPT_MS, WebhookTargets } from '../plan/webhook-targets';
import type { ListenerResponse } from './listener.dto';

/** How long a listener waits. */
const WAIT_SECONDS = 120;

const NOBODY: ListenerResponse = {
  ...{ state: 'none', expiresAt: null, secondsLeft: 0, executionId: null, refusal: null },
};

/** Owners who wait for the next call of a webhook. */
@Injectable()
export class ListenersService {
  constructor(
    private readonly listeners: WebhookListenersRepository,
    private readonly workflows: WorkflowReader,
    private readonly targets: WebhookTargets,
  ) {}

  /**
   * Waits for one call, two minutes at most. Resolves when every backend knows: what they keep of the workflow is forgotten by then.
   * @throws UserError `webhook-not-listening` when the newest version could not run
   */
  async open(user: CurrentUser, workflowId: string): Promise<ListenerResponse> {
    const row = await this.workflows.find(user, workflowId);
    const { document, problems } = await this.workflows.versionOf(row);
    if (!findTrigger(document, 'webhook-trigger'))
      throw notListening('The newest version has no enabled webhook trigger. Add one, or enable it.');
    const [problem] = problems;
    if (problem) throw notListening(`The newest version can not run: ${problem.message}`);
    const seconds = WAIT_SECONDS + Math.ceil(KEPT_MS / 1000);
    const listener = await this.listeners.open(user.id, workflowId, newId(), seconds);
    if (!listener) throw new NotFoundException();
    this.targets.forget(workflowId);
    await sleep(KEPT_MS);
    return this.get(user, workflowId);
  }

  async get(user: CurrentUser, workflowId: string): Promise<ListenerResponse> {
    const listener = await this.listeners.find(user.id, workflowId);
    if (listener) return toResponse(listener);
    await this.workflows.find(user, workflowId);
    return NOBODY;
  }

  async close(user: CurrentUser, workflowId: string): Promise<void> {
    await this.workflows.find(user, workflowId);
    await this.listeners.close(user.id, workflowId);
  }
}

function toResponse({
  expiresAt,
  isExpired,
  caughtAt,
  executionId,
  refusal,
}: WebhookListener): ListenerResponse {
  const state = caughtAt ? 'caught' : isExpired ? 'expired' : 'waiting';
  const left = Math.ceil((expiresAt.getTime() - Date.now()) / 1000);
  return {
    ...{ state, expiresAt, executionId, refusal },
    secondsLeft: state === 'waiting' ? Math.min(WAIT_SECONDS, Math.max(0, left)) : 0,
  };
}

function notListening(reason: string): UserError {
  return new UserError('webhook-not-listening', reason, { status: 422 });
}
