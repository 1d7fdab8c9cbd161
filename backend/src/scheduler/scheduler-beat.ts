import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { SchedulerTickService } from './tick/scheduler-tick.service';

/** How often due schedules are looked for. A slot starts so much later at most, while there is little to do. */
const EVERY_MS = 1000;

/**
 * The beat of the scheduler: it says "look now" and nothing else. When something is due, the database knows by its own clock; this one
 * may stop, jump or be lost with its process.
 */
@Injectable()
export class SchedulerBeat implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(SchedulerBeat.name);
  private ticking: Promise<void> | undefined;
  private noting: Promise<void> | undefined;
  private isStopped = true;
  private isFailing = false;

  constructor(private readonly ticks: SchedulerTickService) {}

  onApplicationBootstrap(): void {
    this.isStopped = false;
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopped = true;
    await Promise.all([this.ticking, this.noting]);
  }

  /** A beat that comes while a tick is under way only notes that somebody looks. */
  @Interval(EVERY_MS)
  beat(): void {
    if (this.isStopped) return;
    if (this.ticking) {
      this.note();
      return;
    }
    this.ticking = this.tick().finally(() => {
      this.ticking = undefined;
    });
  }

  /** One at a time. When it fails, so does the tick under way, which says it. */
  private note(): void {
    this.noting ??= this.ticks
      .note()
      .catch(() => undefined)
      .finally(() => {
        this.noting = undefined;
      });
  }

  /** Never rejects. Says once that it fails, and once that it does no more. */
  private async tick(): Promise<void> {
    try {
      await this.ticks.tick(() => this.isStopped);
      if (this.isFailing) this.logger.log('schedules are looked for again');
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) this.logger.warn({ err: error }, 'schedules not looked for');
      this.isFailing = true;
    }
  }
}
