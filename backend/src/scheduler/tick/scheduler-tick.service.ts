import { Injectable, Logger } from '@nestjs/common';
import { DueSchedulesRepository } from '@rex/database';
import { OperationalError } from '@rex/platform';
import { FireDueSchedules, type TickBatch } from './fire-due-schedules';
import { BREAK_SECONDS } from './grace';
import { StartWaitingSlots } from './start-waiting-slots';

/** Schedules that one transaction takes at most. */
const BATCH = 100;

/** One tick works so long at most; what is left is the next one's, or another backend's. */
const TICK_MS = 900;

/** A schedule at which ticks fail is tried again so much later. */
const PUT_OFF_SECONDS = 60;

/** Looks for due schedules and starts them. Any number of backends do it at once; nothing is remembered from tick to tick. */
@Injectable()
export class SchedulerTickService {
  private readonly logger = new Logger(SchedulerTickService.name);

  constructor(
    private readonly due: DueSchedulesRepository,
    private readonly fireDue: FireDueSchedules,
    private readonly startWaiting: StartWaitingSlots,
  ) {}

  /** @throws OperationalError when the database is away: what is due stays due. */
  async tick(isStopped: () => boolean): Promise<void> {
    const began = performance.now();
    const endsAt = began + TICK_MS;
    const isOver = () => isStopped() || performance.now() >= endsAt;
    const { upSince, hasDue, hasWaiting } = await this.due.beat(BREAK_SECONDS);
    const fire = (limit: number, batch: TickBatch) => this.fireDue.fire(upSince, limit, batch);
    const start = (limit: number, batch: TickBatch) => this.startWaiting.start(limit, batch);
    const due = hasDue ? await this.inBatches(fire, isOver) : 0;
    const waiting = hasWaiting ? await this.inBatches(start, isOver) : 0;
    this.logger.debug({ due, waiting, tookMs: Math.round((performance.now() - began) * 10) / 10 }, 'tick');
  }

  /**
   * Batches until nothing is left; says how many schedules they had. Where one fails, its schedules are taken one by one, and the one
   * that fails is put off.
   */
  private async inBatches(
    work: (limit: number, batch: TickBatch) => Promise<void>,
    isOver: () => boolean,
  ): Promise<number> {
    let count = 0;
    for (let limit = BATCH; !isOver();) {
      const batch: TickBatch = { claimed: [] };
      try {
        await work(limit, batch);
        count += batch.claimed.length;
        if (batch.claimed.length < limit) return count;
      } catch (error) {
        if (error instanceof OperationalError) throw error;
        const [scheduleId] = batch.claimed;
        if (limit === 1 && scheduleId !== undefined) await this.putOff(scheduleId, error);
        else if (limit === 1) throw error;
        limit = 1;
      }
    }
    return count;
  }

  private async putOff(scheduleId: string, error: unknown): Promise<void> {
    this.logger.error({ err: error, scheduleId, seconds: PUT_OFF_SECONDS }, 'schedule failed, put off');
    await this.due.putOff(scheduleId, PUT_OFF_SECONDS);
  }
}
