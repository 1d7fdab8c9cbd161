import { isTerminal, type Execution, type ListedExecution } from '../api/types';

/** An execution as a row of the list; `before` is the row that it had. */
export function listedOf(execution: Execution, before: ListedExecution | undefined): ListedExecution {
  const { steps, input: _, output: __, omitted: ___, ...summary } = execution;
  return {
    ...summary,
    stepsDone: steps.filter(({ status }) => isTerminal(status)).length,
    stepsTotal: before?.stepsTotal ?? null,
  };
}
