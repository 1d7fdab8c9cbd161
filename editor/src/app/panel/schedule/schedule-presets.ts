import type { JsonObject } from '@rex/workflow';

/** Schedules to begin with. */
export const PRESETS: readonly { readonly name: string; readonly config: JsonObject }[] = [
  { name: 'Every 5 minutes', config: { cron: '*/5 * * * *' } },
  { name: 'Every hour', config: { cron: '0 * * * *' } },
  { name: 'Every day at 9:00', config: { cron: '0 9 * * *' } },
  { name: 'Monday to Friday at 9:00', config: { cron: '0 9 * * MON-FRI' } },
  { name: 'Mondays at 9:00', config: { cron: '0 9 * * MON' } },
  { name: 'The first of the month at 9:00', config: { cron: '0 9 1 * *' } },
  { name: 'Every 30 seconds', config: { intervalSeconds: 30 } },
];
