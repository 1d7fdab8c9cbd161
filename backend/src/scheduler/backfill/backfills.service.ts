import { Injectable } from '@nestjs/common';
import { configOf, SchedulesRepository, type BackfillPlan, type BackfillTarget } from '@rex/database';
import { nextSlots, readSchedule } from '@rex/workflow';
import type { CurrentUser } from '../../auth/current-user.decorator';
import { notRunning, SchedulesService } from '../schedules.service';
import type { BackfillRequest, BackfillResponse } from './backfill.dto';
import { chooseSlots, MAX_BACKFILL, requireRoom } from './choose-slots';

/**
 * Makes up for past slots: they are queued as rows, and ticks start them, a few at a time. So a backfill goes on whatever process
 * ends, and a slot that has started never does again.
 */
@Injectable()
export class BackfillsService {
  constructor(
    private readonly running: SchedulesService,
    private readonly schedules: SchedulesRepository,
  ) {}

  /**
   * Queues the past slots of a range, or counts them.
   * @throws UserError `backfill-range-invalid`, `backfill-too-large`, `schedule-not-running`, `schedule-node-required`
   */
  async start(user: CurrentUser, workflowId: string, request: BackfillRequest): Promise<BackfillResponse> {
    const { nodeId } = await this.running.requireRunning(user, workflowId, request.nodeId);
    const plan = (target: BackfillTarget) => planOf(target, request);
    const count = await this.schedules.backfill(user.id, workflowId, nodeId, plan);
    if (!count) throw notRunning();
    const { slots, taken } = count;
    return { nodeId, slots, queued: slots - taken, taken, dryRun: request.dryRun ?? false };
  }

  /**
   * Ends backfills of a schedule, or of all: what has not started does not. Says how many slots that were.
   * @throws UserError `schedule-not-running`
   */
  async cancel(user: CurrentUser, workflowId: string, nodeId?: string): Promise<number> {
    await this.running.requireKnown(user, workflowId, nodeId);
    return this.schedules.cancelBackfill(user.id, workflowId, nodeId);
  }
}

/** Made while the schedule is held: what a tick decides meanwhile can't cross it. */
function planOf(
  target: BackfillTarget,
  { from, to, concurrency = 1, dryRun = false }: BackfillRequest,
): BackfillPlan {
  const { timezone, activatedAt, now, nextSlotAt, forgottenUntil, stoppedAt } = target;
  const parsed = readSchedule(configOf(target), { timezone, activatedAt });
  if (!parsed.ok || stoppedAt !== null) throw notRunning();
  const slots = chooseSlots(parsed.schedule, { from, to, now, nextSlotAt, forgottenUntil });
  requireRoom(target.waitingBackfills, slots.length);
  const last = slots.at(-1) ?? now;
  return {
    slots,
    concurrency: dryRun ? null : concurrency,
    following: () => nextSlots(parsed.schedule, last, MAX_BACKFILL),
  };
}
