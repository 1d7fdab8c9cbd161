import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ScheduleRepairsRepository, type RepairPage, type ReviewedSchedule } from '@rex/database';
import { giveWay } from '../tick/give-way';
import { isScheduleRight } from './is-schedule-right';

/** About how long one round comes after another; backends that started together drift apart. */
const EVERY_MS = 60_000;
const JITTER_MS = 10_000;

/** What is known to be wrong is worked off in such parts, all of it in a round. */
const WRONG_BATCH = 100;

/** What is only looked at: so much of it in a round, then the next part. Small installations are looked at whole every time. */
const REVIEW_BATCH = 500;

/**
 * Puts schedules right that a crash, an older REX or a change by hand left wrong: now and then, in small parts, on any number of
 * backends at once. Everything else keeps them right in its own transaction, so there is mostly nothing to do.
 */
@Injectable()
export class ScheduleRepairsService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ScheduleRepairsService.name);
  private readonly stopped = new AbortController();
  private working: Promise<void> = Promise.resolve();
  private readonly places = new Map<string, string | undefined>();

  constructor(private readonly repairs: ScheduleRepairsRepository) {}

  onApplicationBootstrap(): void {
    this.working = this.work();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped.abort();
    await this.working;
  }

  /** One round. Never rejects: what fails is tried again in the next round. */
  async round(): Promise<void> {
    try {
      await this.repairUnscheduled();
      await this.repairAll(await this.repairs.findLost(WRONG_BATCH));
      await this.review('counts', (place) => this.repairs.reviewCounts(place, REVIEW_BATCH));
      await this.review('schedules', (place) => this.reviewSchedules(place));
      await this.review('waiting', async (place) => {
        const { repaired, place: next } = await this.repairs.reviewWaiting(place, REVIEW_BATCH);
        if (repaired > 0) this.logger.log({ repaired }, 'waiting slots repaired');
        return { workflowIds: [], place: next };
      });
    } catch (error) {
      this.logger.warn({ err: error }, 'schedules not looked through');
    }
  }

  private async work(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      await this.round();
      await this.pause(EVERY_MS + (Math.random() - 0.5) * JITTER_MS);
    }
  }

  private async repairUnscheduled(): Promise<void> {
    let place: string | undefined;
    do {
      const page = await this.repairs.findUnscheduled(place, WRONG_BATCH);
      await this.repairAll(page.workflowIds);
      place = page.place;
    } while (place !== undefined && !this.stopped.signal.aborted);
  }

  /** The next part of a walk; after the last part the first. */
  private async review(
    walk: string,
    look: (place: string | undefined) => Promise<RepairPage>,
  ): Promise<void> {
    if (this.stopped.signal.aborted) return;
    const { workflowIds, place } = await look(this.places.get(walk));
    this.places.set(walk, place);
    await this.repairAll(workflowIds);
  }

  private async reviewSchedules(place: string | undefined): Promise<RepairPage> {
    const rows = await this.repairs.reviewSchedules(place, REVIEW_BATCH);
    const next = giveWay();
    const wrong = new Set<string>();
    for (const row of rows) {
      await next();
      if (!this.isRight(row)) wrong.add(row.workflowId);
    }
    return { workflowIds: [...wrong], place: rows.length < REVIEW_BATCH ? undefined : rows.at(-1)?.id };
  }

  /** One that can't even be looked at is not right, and does not keep others from being looked at. */
  private isRight(row: ReviewedSchedule): boolean {
    try {
      return isScheduleRight(row);
    } catch (error) {
      const { id: scheduleId, workflowId } = row;
      this.logger.error({ err: error, scheduleId, workflowId }, 'schedule not looked through');
      return false;
    }
  }

  private async repairAll(workflowIds: string[]): Promise<void> {
    let repaired = 0;
    for (const workflowId of workflowIds) {
      if (this.stopped.signal.aborted) break;
      try {
        if (await this.repairs.repair(workflowId)) repaired += 1;
      } catch (error) {
        this.logger.error({ err: error, workflowId }, 'schedules not repaired');
      }
    }
    if (repaired > 0) this.logger.log({ workflows: repaired }, 'schedules repaired');
  }

  /** Ends early at shutdown. */
  private pause(durationMs: number): Promise<void> {
    return sleep(durationMs, undefined, { signal: this.stopped.signal, ref: false }).catch(() => undefined);
  }
}
