import type { ClaimedSchedule, ScheduleTick, SlotKey } from '@rex/database';
import { newId } from '@rex/platform';
import type { Schedule } from '@rex/workflow';
import type { StartExecutionsService } from '../../executions/start-executions.service';
import { slotIdOf, slotPayload } from './slot-payload';

/** A slot that is to start, with the execution that it starts. */
export interface SlotStart extends SlotKey {
  executionId: string;
  row: ClaimedSchedule;
  schedule: Schedule;
}

/** The start of a slot of a schedule that was claimed. */
export function slotStart(row: ClaimedSchedule, schedule: Schedule, slot: Date): SlotStart {
  return { scheduleId: row.id, slot, executionId: newId(), row, schedule };
}

/**
 * Accepts the executions of slots in the transaction that noted these as fired; says which ones to wake. Where the workflow was
 * unpublished at this very moment, the slot is skipped.
 */
export async function acceptSlots(
  tick: ScheduleTick,
  executions: StartExecutionsService,
  starts: SlotStart[],
): Promise<string[]> {
  const accepted = await executions.startWithin(tick, starts.map(requestOf));
  await tick.refuseSlots(starts.filter(({ executionId }) => !accepted.has(executionId)));
  return [...accepted];
}

function requestOf({ executionId, row, schedule, slot }: SlotStart) {
  const { ownerId, workflowId, version, nodeId, maxConcurrency, now } = row;
  return {
    ...{ id: executionId, ownerId, workflowId, version, maxConcurrency },
    condition: 'published' as const,
    triggerType: 'schedule' as const,
    triggerNodeId: nodeId,
    input: slotPayload({ schedule, scheduledFor: slot, firedAt: now, slotId: slotIdOf(row.id, slot) }),
  };
}
