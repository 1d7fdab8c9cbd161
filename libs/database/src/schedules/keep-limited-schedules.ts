import { UserError } from '@rex/platform';
import type { RunStatement } from '../connection/sql';
import { keepSchedules } from './keep-schedules';
import { COUNT_RUNNING_SCHEDULES, LOCK_SCHEDULING_USER } from './keep-statements';

/**
 * keepSchedules for what a user does: it fails when that makes more schedules of theirs run than may. Otherwise one user could make
 * everybody's slots late. The user is locked last, in the order in which everybody does.
 * @throws UserError `too-many-active-schedules` (422)
 */
export async function keepLimitedSchedules(
  run: RunStatement,
  workflowId: string,
  maxSchedules: number,
): Promise<void> {
  const { ownerId, added } = await keepSchedules(run, workflowId);
  if (added <= 0) return;
  await run(LOCK_SCHEDULING_USER, [ownerId]);
  const [row] = await run<{ count: number }>(COUNT_RUNNING_SCHEDULES, [ownerId]);
  if ((row?.count ?? 0) > maxSchedules) throw tooManySchedules(maxSchedules);
}

function tooManySchedules(maxSchedules: number): UserError {
  return new UserError(
    'too-many-active-schedules',
    `More than ${maxSchedules} of your schedules would run, the most that LIMIT_SCHEDULES allows. Deactivate workflows that you don't need.`,
    { status: 422 },
  );
}
