import { readSchedule, previousSlots, type Schedule } from '@rex/workflow';
import { configOf, type ScheduleRow } from './schedule-row';
import type { NewSlot } from './schedule-tick';

/** The slots of a schedule that have come due and that nobody took, told together as skipped; none when the next one is to come. */
export function passedOver(row: ScheduleRow, now: Date, reason: 'paused' | 'edited' | 'stopped'): NewSlot[] {
  const { id, nextSlotAt, timezone, activatedAt } = row;
  if (nextSlotAt === null || nextSlotAt.getTime() > now.getTime()) return [];
  const parsed = readSchedule(configOf(row), { timezone, activatedAt });
  const skippedUntil = parsed.ok ? lastSlot(parsed.schedule, now) : undefined;
  return [
    {
      scheduleId: id,
      slot: nextSlotAt,
      status: 'skipped',
      reason: row.pausedAt === null ? reason : 'paused',
      ...(skippedUntil && skippedUntil > nextSlotAt && { skippedUntil }),
    },
  ];
}

function lastSlot(schedule: Schedule, now: Date): Date | undefined {
  return previousSlots(schedule, new Date(now.getTime() + 1), 1)[0];
}
