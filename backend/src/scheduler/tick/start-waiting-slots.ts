import { Injectable } from '@nestjs/common';
import { DueSchedulesRepository, type ClaimedWaiting, type WaitingSlots } from '@rex/database';
import { planWaiting } from '@rex/workflow';
import { StartExecutionsService } from '../../executions/start-executions.service';
import { giveWay } from './give-way';
import type { TickBatch } from './in-batches';
import { ParsedSchedules } from './parsed-schedules';
import { acceptSlots, slotStart, type SlotStart } from './started-slot';

/** Most slots of one schedule that start at once. */
const SLOTS_AT_ONCE = 100;

/** Starts slots that waited for an earlier execution, and past slots of backfills, when they have their turn. */
@Injectable()
export class StartWaitingSlots {
  constructor(
    private readonly due: DueSchedulesRepository,
    private readonly executions: StartExecutionsService,
    private readonly parsed: ParsedSchedules,
  ) {}

  /** One batch. Fills in `claimed` as soon as it knows it, so that a failure can be told apart. */
  async start(limit: number, batch: TickBatch): Promise<void> {
    const started = await this.due.tick(async (tick) => {
      const claimed = await tick.claimWaiting(limit);
      batch.claimed = claimed.map(({ id }) => id);
      const waiting = await tick.findWaiting(batch.claimed, SLOTS_AT_ONCE);
      const starts = await this.plan(claimed, waiting);
      const fresh = await tick.startSlots(starts);
      const accepted = await acceptSlots(
        tick,
        this.executions,
        starts.filter(({ executionId }) => fresh.has(executionId)),
      );
      await tick.waitOn(batch.claimed);
      return accepted;
    });
    this.executions.wake(started);
  }

  private async plan(claimed: ClaimedWaiting[], waiting: WaitingSlots[]): Promise<SlotStart[]> {
    const byId = new Map(waiting.map((each) => [each.id, each]));
    const next = giveWay();
    const starts: SlotStart[] = [];
    for (const row of claimed) {
      await next();
      const found = byId.get(row.id);
      if (found) starts.push(...this.startsOf(row, found));
    }
    return starts;
  }

  /** A schedule that can't be read any more starts nothing; it tells so when it is due. */
  private startsOf(row: ClaimedWaiting, { slots, backfills, ...counts }: WaitingSlots): SlotStart[] {
    const parsed = this.parsed.get(row);
    if (!parsed.ok) return [];
    const plan = planWaiting({
      overlap: parsed.schedule.overlap,
      ...counts,
      waitingSlots: slots.length,
      waitingBackfills: backfills.length,
      backfillConcurrency: row.backfillConcurrency,
    });
    const chosen = [...slots.slice(0, plan.slots), ...backfills.slice(0, plan.backfills)];
    return chosen.map((slot) => slotStart(row, parsed.schedule, slot));
  }
}
