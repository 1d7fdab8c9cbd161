import { Injectable, Logger } from '@nestjs/common';
import { DueSchedulesRepository } from '@rex/database';
import { FireDueSchedules } from './fire-due-schedules';
import { BREAK_SECONDS } from './grace';
import { InBatches, type TickBatch } from './in-batches';
import { PUT_OFF_SECONDS } from './put-off-seconds';
import { StartWaitingSlots } from './start-waiting-slots';

/** One tick works so long at most; what is left is the next one's, or another backend's. */
const TICK_MS = 900;

/** Looks for due schedules and starts them. Any number of backends do it at once; what is due is remembered by the database alone. */
@Injectable()
export class SchedulerTickService {
  private readonly logger = new Logger(SchedulerTickService.name);
  private readonly firing = new InBatches();
  private readonly starting = new InBatches();

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
    const work = { isOver, putOff: (id: string, error: unknown) => this.putOff(id, error) };
    const fire = (limit: number, batch: TickBatch) => this.fireDue.fire(upSince, limit, batch);
    const start = (limit: number, batch: TickBatch) => this.startWaiting.start(limit, batch);
    const due = hasDue ? await this.firing.work({ ...work, batch: fire }) : 0;
    // One batch at least, however much was due: what waits has its turn too.
    const waiting = hasWaiting && !isStopped() ? await this.starting.work({ ...work, batch: start }) : 0;
    this.logger.debug({ due, waiting, tookMs: Math.round((performance.now() - began) * 10) / 10 }, 'tick');
  }

  /** Says that somebody looks, while a tick takes longer than a beat: what comes due meanwhile is late and not missed. */
  async note(): Promise<void> {
    await this.due.beat(BREAK_SECONDS);
  }

  private async putOff(scheduleId: string, error: unknown): Promise<void> {
    this.logger.error({ err: error, scheduleId, seconds: PUT_OFF_SECONDS }, 'schedule failed, put off');
    await this.due.putOff(scheduleId, PUT_OFF_SECONDS);
  }
}
