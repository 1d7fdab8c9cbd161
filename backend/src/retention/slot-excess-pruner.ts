import type { ScheduleRetentionRepository } from '@rex/database';
import type { Pruner } from './pruner';

type Slots = Pick<ScheduleRetentionRepository, 'findExcess' | 'pruneExcessSlots'>;

/** Schedules that are looked at in one round: counting the slots of many takes long, and they grow by one a second at most. */
const SCHEDULES_A_ROUND = 100;

/** Keeps the newest slots of each schedule. It goes round the schedules, some in each round. */
export class SlotExcessPruner implements Pruner {
  readonly name = 'schedule slots beyond the limit';
  private lastSchedule: string | undefined;
  /** Those of this round with too many. */
  private left: { id: string; upTo: Date }[] = [];

  constructor(
    private readonly slots: Slots,
    private readonly kept: number,
  ) {}

  async prune(limit: number): Promise<number> {
    if (this.left.length === 0) this.left = await this.next();
    let removed = 0;
    while (removed < limit) {
      const [current] = this.left;
      if (!current) return removed;
      const wanted = limit - removed;
      const count = await this.slots.pruneExcessSlots(current.id, current.upTo, wanted);
      if (count < wanted) this.left.shift();
      removed += count;
    }
    return removed;
  }

  private async next(): Promise<{ id: string; upTo: Date }[]> {
    const page = await this.slots.findExcess(this.lastSchedule, SCHEDULES_A_ROUND, this.kept);
    this.lastSchedule = page.length < SCHEDULES_A_ROUND ? undefined : page.at(-1)?.id;
    return page.flatMap(({ id, upTo }) => (upTo ? [{ id, upTo }] : []));
  }
}
