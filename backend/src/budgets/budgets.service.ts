import { Injectable, NotFoundException } from '@nestjs/common';
import { LlmBudgetsRepository, MAX_WORKFLOW_BUDGETS, type BudgetStatus } from '@rex/database';
import { UserError } from '@rex/platform';
import type { CurrentUser } from '../auth/current-user.decorator';
import { WorkflowsService } from '../workflows/workflows.service';
import type { BudgetListResponse, BudgetRequest, BudgetResponse, WorkflowBudgetResponse } from './budget.dto';

/** What may be spent on language models in a day. */
@Injectable()
export class BudgetsService {
  constructor(
    private readonly budgets: LlmBudgetsRepository,
    private readonly workflows: WorkflowsService,
  ) {}

  /** The account's, and those of all workflows that have one. */
  async list(user: CurrentUser): Promise<BudgetListResponse> {
    const [account, ...workflows] = await this.budgets.status(user.id);
    if (!account) throw new NotFoundException();
    return {
      account: toBudget(account),
      workflows: workflows.map(toWorkflowBudget),
      dayEndsAt: account.dayEndsAt,
    };
  }

  /** Sets or, with null and null, removes the budget of the whole account. */
  async setOfAccount(user: CurrentUser, limits: BudgetRequest): Promise<BudgetResponse> {
    await this.save(user, null, limits);
    const [account] = await this.budgets.status(user.id);
    if (!account) throw new NotFoundException();
    return toBudget(account);
  }

  /**
   * Sets or, with null and null, removes the budget of a workflow.
   * @throws UserError `too-many-budgets`
   */
  async setOfWorkflow(
    user: CurrentUser,
    workflowId: string,
    limits: BudgetRequest,
  ): Promise<WorkflowBudgetResponse> {
    await this.workflows.requireExisting(user, workflowId);
    await this.save(user, workflowId, limits);
    const all = await this.budgets.status(user.id, workflowId);
    const saved = all.find((each) => each.workflowId === workflowId.toLowerCase());
    // Deleted just now.
    if (!saved) throw new NotFoundException();
    return toWorkflowBudget(saved);
  }

  private async save(
    user: CurrentUser,
    workflowId: string | null,
    { tokensPerDay, costPerDay }: BudgetRequest,
  ): Promise<void> {
    if (tokensPerDay === null && costPerDay === null) return this.budgets.remove(user.id, workflowId);
    if (await this.budgets.set(user.id, workflowId, { tokensPerDay, costPerDay })) return;
    const message = `You have budgets for ${MAX_WORKFLOW_BUDGETS} workflows. Remove one first.`;
    throw new UserError('too-many-budgets', message, { status: 422 });
  }
}

function toBudget(status: BudgetStatus): BudgetResponse {
  const { tokensPerDay, costPerDay, usedTokens, usedCost, unpricedCalls, heldTokens, heldCost } = status;
  return { tokensPerDay, costPerDay, usedTokens, usedCost, unpricedCalls, heldTokens, heldCost };
}

function toWorkflowBudget(status: BudgetStatus): WorkflowBudgetResponse {
  const { workflowId, workflowName } = status;
  return { workflowId: workflowId ?? '', workflowName: workflowName ?? '', ...toBudget(status) };
}
