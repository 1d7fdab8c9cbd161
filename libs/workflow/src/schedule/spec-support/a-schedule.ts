import type { JsonObject } from '../../document/json-value';
import { parseSchedule } from '../parse-schedule';
import type { Schedule } from '../schedule';

/** The schedule of a config, in UTC and activated in 1970 unless it says otherwise. */
export function aSchedule(config: JsonObject, activatedAt = new Date(0)): Schedule {
  const parsed = parseSchedule(config, { timezone: 'UTC', activatedAt });
  if (!parsed.ok) throw new Error(JSON.stringify({ config, problems: parsed.problems }));
  return parsed.schedule;
}

/** Instants as people write them: `2026-03-29T01:00:00Z`. */
export function iso(instants: Date[]): string[] {
  return instants.map((instant) => instant.toISOString().replace('.000Z', 'Z'));
}
