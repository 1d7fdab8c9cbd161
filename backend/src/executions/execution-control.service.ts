import { Injectable, NotFoundException } from '@nestjs/common';
import { ExecutionsRepository, PostgresExecutionStore, type ExecutionDetail } from '@rex/database';
import { CancelBus, EventBus, isTerminal, type ExecutionStatus } from '@rex/engine';
import { UserError } from '@rex/platform';
import type { JsonValue } from '@rex/workflow';
import type { CurrentUser } from '../auth/current-user.decorator';
import { WorkflowsService } from '../workflows/workflows.service';
import type { RetryRequest } from './execution.dto';
import { ExecutionsService, type ManualStart } from './executions.service';
import { planRetry } from './plan-retry';
import { requireFittingInput } from './require-fitting-input';

/** Ending executions and repeating them. */
@Injectable()
export class ExecutionControlService {
  constructor(
    private readonly workflows: WorkflowsService,
    private readonly executions: ExecutionsService,
    private readonly repository: ExecutionsRepository,
    private readonly store: PostgresExecutionStore,
    private readonly bus: EventBus,
    private readonly cancels: CancelBus,
  ) {}

  /**
   * Ends an execution, or tells its worker to. Says how far it is now.
   * @throws UserError `execution-ended` when it has ended otherwise
   */
  async cancel(user: CurrentUser, id: string): Promise<ExecutionStatus> {
    // Workers know it by its usual spelling.
    const executionId = id.toLowerCase();
    const outcome = await this.store.requestCancel(user.id, executionId);
    switch (outcome.kind) {
      case 'missing':
        throw new NotFoundException();
      case 'requested':
        await this.cancels.publish([executionId]);
        return 'running';
      case 'ended':
        if (outcome.status !== 'cancelled') throw ended(outcome.status);
        // Who waits for its end hears of it.
        if (outcome.isNew)
          await this.bus.publish([{ executionId, revision: outcome.revision, finished: true }]);
        return outcome.status;
    }
  }

  /** Deletes an execution that has ended. @throws UserError `execution-not-ended` */
  async delete(user: CurrentUser, id: string): Promise<void> {
    const status = (await this.repository.deleteEnded(user.id, [id])).get(id.toLowerCase());
    if (status === undefined) throw new NotFoundException();
    if (!isTerminal(status)) throw notEnded(status);
  }

  /**
   * Repeats an execution that has ended as a new one, whole or from a node.
   * @throws UserError `execution-not-ended`, `retry-node-unknown`, `workflow-invalid`, `input-invalid`
   */
  async retry(
    user: CurrentUser,
    id: string,
    { from, version = 'same', input }: RetryRequest,
    waitSeconds: number,
  ): Promise<ManualStart> {
    const earlier = await this.ended(user, id);
    const { workflowId, triggerType, triggerNodeId } = earlier;
    const wanted = version === 'same' ? earlier.version : undefined;
    const target = await this.workflows.requireRunnable(user, workflowId, wanted);
    const plan = planRetry(earlier, target.document, from);
    const isWhole = plan.from === null;
    const triggerInput =
      isWhole && input !== undefined ? input : (JSON.parse(earlier.inputJson) as JsonValue);
    const trigger = target.document.nodes.find((node) => node.id === triggerNodeId);
    // Of a newer version the schema may be another, so an old input is checked again; from a node on, the trigger is not run.
    if (isWhole && trigger) requireFittingInput(trigger, triggerInput);
    const request = {
      ...{ ownerId: user.id, workflowId, version: target.version, condition: 'exists' as const },
      ...{ triggerType, triggerNodeId },
      input: triggerInput,
      maxConcurrency: target.document.settings.maxConcurrency,
      retry: {
        of: id,
        ...plan,
        fromInputJson: isWhole || input === undefined ? null : JSON.stringify(input),
      },
    };
    return this.executions.start(user, request, waitSeconds);
  }

  private async ended(user: CurrentUser, id: string): Promise<ExecutionDetail> {
    const execution = await this.repository.findDetail(user.id, id, 0);
    if (!execution) throw new NotFoundException();
    if (isTerminal(execution.status)) return execution;
    throw notEnded(execution.status);
  }
}

/** Why it can't be repeated or deleted. */
export function notEnded(status: ExecutionStatus): UserError {
  return new UserError(
    'execution-not-ended',
    `The execution is still ${status}. Wait for its end, or cancel it first.`,
    { status: 409 },
  );
}

/** Why it can't be cancelled. */
export function ended(status: ExecutionStatus): UserError {
  return new UserError(
    'execution-ended',
    `The execution has ended as ${status}; there is nothing to cancel.`,
    {
      status: 409,
    },
  );
}
