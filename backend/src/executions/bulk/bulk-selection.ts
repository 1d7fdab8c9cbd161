import type { ExecutionFilter } from '@rex/database';
import { isTerminal, type ExecutionStatus } from '@rex/engine';
import { UserError } from '@rex/platform';
import { STATUSES } from '../execution.dto';
import { toFilter } from '../list/execution-list.dto';
import type { BulkAction, BulkRequest } from './bulk.dto';

/** Which executions a request means. */
export type BulkSelection = { kind: 'filter'; filter: ExecutionFilter } | { kind: 'ids'; ids: string[] };

const UNFINISHED: readonly ExecutionStatus[] = STATUSES.filter((each) => !isTerminal(each));
const ENDED: readonly ExecutionStatus[] = STATUSES.filter(isTerminal);

/** The states in which the action can be done to an execution. */
export function fittingStatuses(action: BulkAction): readonly ExecutionStatus[] {
  return action === 'cancel' ? UNFINISHED : ENDED;
}

/** The states that are meant when a filter names none. What went well is repeated only by who says so. */
function usualStatuses(action: BulkAction): readonly ExecutionStatus[] {
  return action === 'retry' ? ['failed', 'cancelled'] : fittingStatuses(action);
}

/**
 * Reads which executions are meant. An empty filter is refused: more likely than all of them somebody forgot what to put in.
 * @throws UserError `bulk-selection-invalid`
 */
export function selectionOf(action: BulkAction, { filter, ids, all }: BulkRequest): BulkSelection {
  const asked = filter ? toFilter(filter) : undefined;
  const isNarrow = asked !== undefined && Object.values(asked).some((value) => value !== undefined);
  const ways = [filter, ids, all === true || undefined].filter((way) => way !== undefined && way !== null);
  if (ways.length !== 1 || (filter && !isNarrow)) {
    throw new UserError(
      'bulk-selection-invalid',
      'Say which executions are meant by exactly one of "filter" with something in it, "ids" and "all": true.',
    );
  }
  if (ids) return { kind: 'ids', ids: [...new Set(ids.map((id) => id.toLowerCase()))] };
  const fitting = fittingStatuses(action);
  const statuses = asked?.statuses?.filter((status) => fitting.includes(status)) ?? usualStatuses(action);
  return { kind: 'filter', filter: { ...asked, statuses } };
}
