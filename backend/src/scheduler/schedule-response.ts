import { configOf, type ListedSchedule, type SlotRow } from '@rex/database';
import {
  describeSchedule,
  readSchedule,
  previewSlots,
  type PreviewedSlot,
  type Schedule,
} from '@rex/workflow';
import type {
  PastSlotResponse,
  ScheduleResponse,
  SCHEDULE_STATES,
  UpcomingSlotResponse,
} from './schedule.dto';
import { slotIdOf } from './tick/slot-payload';

/** A schedule as its owner sees it, with so many of its slots to come. */
export function toScheduleResponse(row: ListedSchedule, upcoming: number): ScheduleResponse {
  const { nodeId, activatedAt, pausedAt, waitingSlots, waitingBackfills, now } = row;
  const config = configOf(row);
  const parsed = readSchedule(config, { timezone: row.timezone, activatedAt });
  const schedule = parsed.ok ? parsed.schedule : undefined;
  const state = stateOf(row, schedule);
  return {
    ...{ nodeId, state, activatedAt, pausedAt, waitingSlots, waitingBackfills },
    description: schedule ? describeSchedule(schedule) : null,
    cron: typeof config['cron'] === 'string' ? config['cron'] : null,
    intervalSeconds: typeof config['intervalSeconds'] === 'number' ? config['intervalSeconds'] : null,
    timezone: schedule?.timezone ?? row.timezone,
    problem: parsed.ok ? row.problem : (parsed.problems[0]?.message ?? row.problem),
    next:
      schedule && state !== 'stopped'
        ? previewSlots(schedule, now, upcoming).map(toUpcomingSlotResponse)
        : [],
  };
}

function stateOf(row: ListedSchedule, schedule: Schedule | undefined): (typeof SCHEDULE_STATES)[number] {
  if (row.stoppedAt) return 'stopped';
  if (!schedule || row.problem !== null) return 'failed';
  if (row.pausedAt) return 'paused';
  return row.hasEnded ? 'ended' : 'active';
}

/** A slot to come, with what daylight saving does to it. */
export function toUpcomingSlotResponse({ at, local, mark, note }: PreviewedSlot): UpcomingSlotResponse {
  return { at, local, mark: mark ?? null, note: note ?? null };
}

/** A slot about which something was decided. */
export function toPastSlotResponse(row: SlotRow): PastSlotResponse {
  const { scheduleId, nodeId, scheduledFor, status, reason, skippedUntil, firedAt } = row;
  return {
    slotId: slotIdOf(scheduleId, scheduledFor),
    ...{ nodeId, scheduledFor, status, reason, skippedUntil, firedAt },
    isBackfill: row.origin === 'backfill',
    latenessMs: firedAt && firedAt.getTime() - scheduledFor.getTime(),
    executionId: row.executionId,
    executionStatus: row.executionStatus,
  };
}
