import type { Schedule } from '../schedule';
import { previousSlots } from '../slots/previous-slots';
import { slotsBetween } from '../slots/slots-between';
import { decideOverlap, type OverlapDecision } from './decide-overlap';
import { dueSlotOf, nextDue, type DueSlot } from './next-due';
import { planCatchUp, type CatchUpReason } from './plan-catch-up';

/** Most slots of a schedule that are decided one by one at once; of more, the oldest are told together. */
export const DECIDED_LIMIT = 100;

/** A schedule that is due, and what is known of it. */
export interface DueQuestion {
  scheduleId: string;
  schedule: Schedule;
  /** Slots before this instant are decided already. */
  from: Date;
  now: Date;
  /** A slot that is later than this was missed. */
  graceMs: number;
  /** Executions of the schedule that have not ended. */
  unfinished: number;
  /** Earlier slots that wait for their turn. */
  waiting: number;
}

/** What becomes of one slot, or of several that are skipped together: from `slot` up to and including `skippedUntil`. */
export type SlotDecision =
  | { kind: 'start' | 'wait'; slot: Date }
  | { kind: 'skip'; slot: Date; reason: SlotSkipReason; skippedUntil?: Date };

type SlotSkipReason = CatchUpReason | Extract<OverlapDecision, { kind: 'skip' }>['reason'];

/** What becomes of every slot that may start by now, oldest first, and the slot that comes next; none when the schedule has ended. */
export interface DuePlan {
  decisions: SlotDecision[];
  next: DueSlot | undefined;
}

/** Decides about all slots from `from` to `now`, first by the catch-up policy, then by the overlap policy. */
export function planDue(question: DueQuestion): DuePlan {
  const { scheduleId, schedule, now } = question;
  const { untold, slots } = slotsUpTo(question);
  const all = slots.map((slot) => dueSlotOf(schedule, scheduleId, slot));
  const due = all.filter(({ dueAt }) => dueAt.getTime() <= now.getTime());
  const decisions = [...untold, ...decide(question, due)];
  return { decisions, next: all[due.length] ?? nextDue(schedule, scheduleId, now) };
}

/** The newest slots one by one; what came before them, if they are too many, as one that is skipped. */
function slotsUpTo({ schedule, from, now }: DueQuestion): { untold: SlotDecision[]; slots: Date[] } {
  const range = slotsBetween(schedule, new Date(from.getTime() - 1), now, DECIDED_LIMIT);
  const [first] = range.slots;
  if (range.isComplete || !first) return { untold: [], slots: range.slots };
  const newest = previousSlots(schedule, new Date(now.getTime() + 1), DECIDED_LIMIT).reverse();
  const [skippedUntil = first] = newest[0] ? previousSlots(schedule, newest[0], 1) : [];
  const reason = schedule.catchUp === 'all' ? 'catch-up-limit' : 'missed';
  return { untold: [{ kind: 'skip', slot: first, reason, skippedUntil }], slots: newest };
}

function decide(question: DueQuestion, due: DueSlot[]): SlotDecision[] {
  const { schedule, now, graceMs } = question;
  // What is late is told by when it could have started; jitter never reaches the next slot, so these are as different as slots.
  const slotAt = new Map(due.map(({ slot, dueAt }) => [dueAt.getTime(), slot]));
  const slotOf = (dueAt: Date) => slotAt.get(dueAt.getTime()) ?? dueAt;
  const plan = planCatchUp({
    slots: due.map(({ dueAt }) => dueAt),
    now,
    policy: schedule.catchUp,
    graceMs,
  });
  const skipped = plan.skip.map(({ slot, reason }) => ({
    kind: 'skip' as const,
    slot: slotOf(slot),
    reason,
  }));
  return [...skipped, ...takeTurns(question, plan.start.map(slotOf))];
}

function takeTurns({ schedule, ...question }: DueQuestion, slots: Date[]): SlotDecision[] {
  let { unfinished, waiting } = question;
  return slots.map((slot) => {
    const decision = decideOverlap({ policy: schedule.overlap, unfinished, waiting });
    if (decision.kind === 'start') unfinished += 1;
    if (decision.kind === 'wait') waiting += 1;
    return { ...decision, slot };
  });
}
