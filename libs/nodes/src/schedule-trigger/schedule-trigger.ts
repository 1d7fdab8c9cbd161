import { completed, defineNode } from '@rex/node-sdk';
import type { JsonObject } from '@rex/workflow';
import { MAIN_OUTPUT } from '../shared/ports';
import { ScheduleTriggerConfigSchema } from './schedule-trigger-config';
import { SCHEDULE_TRIGGER_GUIDE } from './schedule-trigger-guide';

/** A payload as the scheduler makes it. */
const slotOf = (scheduledFor: string, upcoming: string): JsonObject => ({
  scheduledFor,
  firedAt: scheduledFor.replace('.000Z', '.120Z'),
  latenessMs: 120,
  slotId: `schedule:${scheduledFor}`,
  upcoming: [upcoming],
});

const morning = slotOf('2026-03-02T07:00:00.000Z', '2026-03-03T07:00:00.000Z');
const minute = slotOf('2026-03-02T07:15:00.000Z', '2026-03-02T07:30:00.000Z');
const monthly = slotOf('2026-03-31T21:59:30.000Z', '2026-04-30T21:59:30.000Z');

/** Starts a workflow at times of a plan. The scheduler does it; here is what may be configured. */
export const scheduleTrigger = defineNode({
  type: 'schedule-trigger',
  version: 1,
  label: 'Schedule',
  category: 'trigger',
  icon: 'calendar-clock',
  summary: 'Starts the workflow at set times, by a cron expression or an interval.',
  config: ScheduleTriggerConfigSchema,
  ports: { inputs: [], outputs: MAIN_OUTPUT },
  retryClass: 'pure',
  guide: SCHEDULE_TRIGGER_GUIDE,
  examples: [
    {
      name: 'starts on workdays at eight in Berlin',
      config: { cron: '0 8 * * MON-FRI', timezone: 'Europe/Berlin' },
      input: morning,
      output: morning,
    },
    {
      name: 'starts every 15 minutes, one execution after the other',
      config: { intervalSeconds: 900, overlap: 'queue', jitterSeconds: 10 },
      input: minute,
      output: minute,
    },
    {
      name: 'starts 30 seconds before the end of each month of a year, and makes up for the last one missed',
      config: {
        cron: '30 59 23 L * ?',
        timezone: 'Europe/Berlin',
        catchUp: 'last',
        startAt: '2026-01-01',
        endAt: '2026-12-31T23:59:59+01:00',
      },
      input: monthly,
      output: monthly,
    },
  ],
  async run({ input }) {
    return completed(input);
  },
});
