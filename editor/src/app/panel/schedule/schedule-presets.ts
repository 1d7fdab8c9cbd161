import type { JsonObject } from '@rex/workflow';

/** Schedules to begin with. */
export const PRESETS: readonly { readonly name: string; readonly config: JsonObject }[] = [
  { name: $localize`Every 5 minutes`, config: { cron: '*/5 * * * *' } },
  { name: $localize`Every hour`, config: { cron: '0 * * * *' } },
  { name: $localize`Every day at 9:00`, config: { cron: '0 9 * * *' } },
  { name: $localize`Monday to Friday at 9:00`, config: { cron: '0 9 * * MON-FRI' } },
  { name: $localize`Mondays at 9:00`, config: { cron: '0 9 * * MON' } },
  { name: $localize`The first of the month at 9:00`, config: { cron: '0 9 1 * *' } },
  { name: $localize`Every 30 seconds`, config: { intervalSeconds: 30 } },
];
