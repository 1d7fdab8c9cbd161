import type { BudgetLimit, BudgetScope, BudgetUnit } from './decide-reservation';
import type { BudgetUse, LockedBudget } from './reservation-statements';

/** The limits of budgets with what is gone of them. Those of the workflow first: they are the ones to name when both are spent. */
export function limitsOf(budgets: readonly LockedBudget[], use: BudgetUse): BudgetLimit[] {
  const workflow = budgets.find((each) => each.isOfWorkflow);
  const account = budgets.find((each) => !each.isOfWorkflow);
  return [
    ...limitOf('workflow', 'tokens', workflow?.tokensPerDay, use.usedByWorkflow, use.heldByWorkflow),
    ...limitOf('workflow', 'cost', workflow?.costPerDay, use.costOfWorkflow, use.heldCostOfWorkflow),
    ...limitOf('account', 'tokens', account?.tokensPerDay, use.usedByAccount, use.heldByAccount),
    ...limitOf('account', 'cost', account?.costPerDay, use.costOfAccount, use.heldCostOfAccount),
  ];
}

function limitOf(
  scope: BudgetScope,
  unit: BudgetUnit,
  limit: number | null | undefined,
  used: number,
  held: number,
): BudgetLimit[] {
  return limit === null || limit === undefined ? [] : [{ scope, unit, limit, used, held }];
}
