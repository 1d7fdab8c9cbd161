import { UserError } from '@rex/platform';
import {
  describeSchedule,
  parseSchedule,
  previewSlots,
  type JsonObject,
  type PreviewedSlot,
  type Schedule,
} from '@rex/workflow';
import { toUpcomingSlotResponse } from '../schedule-response';
import { giveWay } from '../tick/give-way';
import type { PreviewQuery, PreviewResponse } from './preview.dto';

/** The next slots of a schedule that is only asked about. @throws UserError `schedule-invalid` */
export async function previewSchedule(
  { after, count, ...asked }: PreviewQuery,
  now: Date,
): Promise<PreviewResponse> {
  const from = after ?? now;
  const schedule = read(configOf(asked), from);
  return {
    description: describeSchedule(schedule),
    timezone: schedule.timezone,
    items: (await slotsInTurns(schedule, from, count ?? 10)).map(toUpcomingSlotResponse),
  };
}

/** One slot after the other: a hundred days in February of leap years are four hundred years of a zone. */
async function slotsInTurns(schedule: Schedule, after: Date, count: number): Promise<PreviewedSlot[]> {
  const next = giveWay();
  const slots: PreviewedSlot[] = [];
  for (let told = 0, from = after; told < count; told += 1) {
    await next();
    const found = previewSlots(schedule, from, 1);
    const slot = found.at(-1);
    if (!slot) break;
    slots.push(...found);
    from = slot.at;
  }
  return slots;
}

/** What is left out is left out of the config too. */
function configOf(asked: Omit<PreviewQuery, 'after' | 'count'>): JsonObject {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value != null)) as JsonObject;
}

function read(config: JsonObject, activatedAt: Date): Schedule {
  if ('cron' in config === 'intervalSeconds' in config) {
    throw invalid([{ code: 'config-invalid', path: '/cron', message: EITHER }]);
  }
  const parsed = parseSchedule(config, { timezone: 'UTC', activatedAt });
  if (parsed.ok) return parsed.schedule;
  throw invalid(
    parsed.problems.map(({ code, field, message, column }) => ({
      ...{ code, path: `/${field}`, message },
      ...(column !== undefined && { line: 1, column }),
    })),
  );
}

const EITHER = 'A schedule needs either "cron" or "intervalSeconds", and not both.';

function invalid(errors: { code: string; path: string; message: string }[]): UserError {
  return new UserError('schedule-invalid', errors[0]?.message ?? EITHER, { status: 422, errors });
}
