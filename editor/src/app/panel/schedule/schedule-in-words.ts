import { describeSchedule, readSchedule, type JsonObject } from '@rex/workflow';

// Brings the reader of cron along: import it when a schedule is shown.

/** A schedule as a sentence; null when the config is none. */
export function scheduleInWords(config: JsonObject, timezone: string): string | null {
  const read = readSchedule(config, { timezone, activatedAt: new Date(0) });
  if (!read.ok) return null;
  const words = describeSchedule(read.schedule);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
