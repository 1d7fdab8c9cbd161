import { Injectable } from '@nestjs/common';
import { configOf, type ScheduleRow } from '@rex/database';
import { readSchedule, type ParsedSchedule } from '@rex/workflow';
import { LRUCache } from 'lru-cache';

/** What a schedule is read from. */
type Source = Pick<ScheduleRow, 'id' | 'config' | 'timezone' | 'activatedAt'>;

/** Keeps schedules that were read: reading one takes ten times as long as asking it. */
@Injectable()
export class ParsedSchedules {
  private readonly kept = new LRUCache<string, { source: Source; parsed: ParsedSchedule }>({ max: 5000 });

  get({ id, config, timezone, activatedAt }: Source): ParsedSchedule {
    const known = this.kept.get(id);
    if (
      known?.source.config === config &&
      known.source.timezone === timezone &&
      known.source.activatedAt.getTime() === activatedAt.getTime()
    ) {
      return known.parsed;
    }
    const source = { id, config, timezone, activatedAt };
    const parsed = readSchedule(configOf(source), { timezone, activatedAt });
    this.kept.set(id, { source, parsed });
    return parsed;
  }
}
