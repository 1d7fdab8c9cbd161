import { Injectable, Logger } from '@nestjs/common';
import {
  DueSchedulesRepository,
  type Advance,
  type ClaimedSchedule,
  type NewSlot,
  type ScheduleTick,
} from '@rex/database';
import { planDue, type Schedule, type SlotDecision } from '@rex/workflow';
import { StartExecutionsService } from '../../executions/start-executions.service';
import { giveWay } from './give-way';
import { graceMs } from './grace';
import type { TickBatch } from './in-batches';
import { ParsedSchedules } from './parsed-schedules';
import { acceptSlots, slotStart, type SlotStart } from './started-slot';

/** What becomes of one schedule. */
interface Fired {
  slots: NewSlot[];
  starts: SlotStart[];
  advance: Advance;
}

/** Starts what schedules have due: notes the slots, accepts their executions and says when they are due next, in one transaction. */
@Injectable()
export class FireDueSchedules {
  private readonly logger = new Logger(FireDueSchedules.name);

  constructor(
    private readonly due: DueSchedulesRepository,
    private readonly executions: StartExecutionsService,
    private readonly parsed: ParsedSchedules,
  ) {}

  /** One batch. Fills in `claimed` as soon as it knows it, so that a failure can be told apart. */
  async fire(upSince: Date, limit: number, batch: TickBatch): Promise<void> {
    const started = await this.due.tick(async (tick) => {
      const claimed = await tick.claimDue(limit);
      batch.claimed = claimed.map(({ id }) => id);
      const fired = await this.plan(tick, claimed, upSince);
      const starts = new Map(fired.flatMap((each) => each.starts).map((each) => [each.executionId, each]));
      const fresh = await tick.addSlots(fired.flatMap((each) => each.slots));
      const accepted = await acceptSlots(
        tick,
        this.executions,
        [...starts.values()].filter(({ executionId }) => fresh.has(executionId)),
      );
      await tick.advance(fired.map((each) => each.advance));
      return accepted;
    });
    this.executions.wake(started);
  }

  private async plan(tick: ScheduleTick, claimed: ClaimedSchedule[], upSince: Date): Promise<Fired[]> {
    const readable = claimed.map((row) => ({ row, parsed: this.parsed.get(row) }));
    const bound = readable.filter(({ parsed }) => parsed.ok && parsed.schedule.overlap !== 'allow');
    const counts = await tick.countUnderWay(bound.map(({ row }) => row.id));
    const next = giveWay();
    const fired: Fired[] = [];
    for (const { row, parsed } of readable) {
      await next();
      if (!parsed.ok) {
        const problem = parsed.problems[0]?.message ?? 'Its config has neither "cron" nor "intervalSeconds".';
        fired.push(this.unreadable(row, problem));
        continue;
      }
      const underWay = counts.get(row.id) ?? { unfinished: 0, waiting: 0 };
      fired.push(fireOne(row, parsed.schedule, graceMs(row.now, upSince), underWay));
    }
    return fired;
  }

  /** It is due no more, and says why; the others go on. */
  private unreadable(row: ClaimedSchedule, problem: string): Fired {
    const { id, workflowId, nodeId } = row;
    this.logger.error({ scheduleId: id, workflowId, nodeId, problem }, 'schedule can not be read any more');
    const advance = { id, nextSlotAt: null, nextDueAt: null, hasEnded: false, problem, waits: false };
    return { slots: [], starts: [], advance };
  }
}

function fireOne(
  row: ClaimedSchedule,
  schedule: Schedule,
  grace: number,
  underWay: { unfinished: number; waiting: number },
): Fired {
  const { id, now, nextSlotAt } = row;
  const question = { scheduleId: id, schedule, from: nextSlotAt ?? now, now, graceMs: grace, ...underWay };
  const { decisions, next } = planDue(question);
  const starts = decisions
    .filter(({ kind }) => kind === 'start')
    .map(({ slot }) => slotStart(row, schedule, slot));
  const executions = new Map(starts.map((each) => [each.slot, each.executionId]));
  return {
    slots: decisions.map((decision) => newSlot(id, decision, executions.get(decision.slot))),
    starts,
    advance: {
      ...{ id, nextSlotAt: next?.slot ?? null, nextDueAt: next?.dueAt ?? null },
      ...{ hasEnded: next === undefined, problem: null },
      waits: decisions.some(({ kind }) => kind === 'wait'),
    },
  };
}

function newSlot(scheduleId: string, decision: SlotDecision, executionId: string | undefined): NewSlot {
  const { slot } = decision;
  if (decision.kind === 'skip') {
    const { reason, skippedUntil } = decision;
    return { scheduleId, slot, status: 'skipped', reason, ...(skippedUntil && { skippedUntil }) };
  }
  return executionId === undefined
    ? { scheduleId, slot, status: 'queued' }
    : { scheduleId, slot, status: 'fired', executionId };
}
