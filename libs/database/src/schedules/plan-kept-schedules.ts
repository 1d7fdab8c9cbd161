import {
  canonicalTimezone,
  dueSlotOf,
  isLocalMoment,
  nextDue,
  readSchedule,
  type JsonObject,
  type Schedule,
  type WorkflowDocument,
} from '@rex/workflow';
import { passedOver } from './passed-over';
import { configOf, type ScheduleRow } from './schedule-row';
import type { NewSlot } from './schedule-tick';

/** What decides when a schedule is due. Policies and jitter may change without beginning anew. */
const RHYTHM_KEYS = ['cron', 'intervalSeconds', 'startAt', 'endAt'];

/** A workflow as it is now, and the schedules that it has. */
export interface KeptWorkflow {
  id: string;
  ownerId: string;
  /** The version that runs: the published one of an active workflow. */
  version: number;
  document: WorkflowDocument;
}

/** Which schedules a workflow is to have, which of those that it has are to stop, and slots that nobody will take any more. */
export interface KeptSchedules {
  schedules: ScheduleRow[];
  stopped: string[];
  passedOver: NewSlot[];
}

/**
 * The schedules of a workflow. One whose rhythm stays as it was stays activated since when it was, and is due when it was, unless
 * that can't be right. A pause outlives everything.
 */
export function planKeptSchedules(
  workflow: KeptWorkflow,
  existing: ScheduleRow[],
  now: Date,
  newId: () => string,
): KeptSchedules {
  const { nodes, settings } = workflow.document;
  const triggers = nodes.filter((node) => node.type === 'schedule-trigger' && !node.disabled);
  const known = new Map(existing.map((row) => [row.nodeId, row]));
  const edited: NewSlot[] = [];
  const schedules = triggers.map((node): ScheduleRow => {
    const before = known.get(node.id);
    const { timezone, maxConcurrency } = settings;
    const wanted = { config: JSON.stringify(node.config), timezone };
    const continues = before && before.stoppedAt === null && rhythmOf(before) === rhythmOf(wanted);
    if (before?.stoppedAt === null && !continues) edited.push(...passedOver(before, now, 'edited'));
    const kept = {
      ...{ id: before?.id ?? newId(), ownerId: workflow.ownerId, workflowId: workflow.id, nodeId: node.id },
      ...{ version: workflow.version, ...wanted, maxConcurrency: maxConcurrency ?? null },
      activatedAt: continues ? before.activatedAt : now,
      stoppedAt: null,
      pausedAt: before?.pausedAt ?? null,
    };
    return { ...kept, ...dueOf(kept, continues ? before.nextSlotAt : null, now) };
  });
  const wantedIds = new Set(triggers.map((node) => node.id));
  const gone = existing.filter((row) => !wantedIds.has(row.nodeId));
  const { stopped, passedOver: left } = stopSchedules(gone, now);
  return { schedules, stopped, passedOver: [...edited, ...left] };
}

/** The same for a workflow of which nothing runs. */
export function stopSchedules(existing: ScheduleRow[], now: Date): KeptSchedules {
  const running = existing.filter(({ stoppedAt }) => stoppedAt === null);
  return {
    schedules: [],
    stopped: running.map(({ id }) => id),
    passedOver: running.flatMap((row) => passedOver(row, now, 'stopped')),
  };
}

type Due = Pick<ScheduleRow, 'hasEnded' | 'problem' | 'nextSlotAt' | 'nextDueAt'>;

/** When a schedule is due next. A slot that has come due and is not decided stays the next one. */
export function dueOf(
  row: Pick<ScheduleRow, 'id' | 'config' | 'timezone' | 'activatedAt' | 'pausedAt'>,
  nextSlotAt: Date | null,
  now: Date,
): Due {
  const parsed = readSchedule(configOf(row), { timezone: row.timezone, activatedAt: row.activatedAt });
  if (!parsed.ok) {
    const problem = parsed.problems[0]?.message ?? 'The config has neither "cron" nor "intervalSeconds".';
    return { hasEnded: false, problem, nextSlotAt: null, nextDueAt: null };
  }
  const next = nextOf(parsed.schedule, row.id, nextSlotAt, now);
  return {
    hasEnded: next === undefined,
    problem: null,
    nextSlotAt: next?.slot ?? null,
    nextDueAt: row.pausedAt ? null : (next?.dueAt ?? null),
  };
}

function nextOf(schedule: Schedule, id: string, nextSlotAt: Date | null, now: Date) {
  const isUndecided = nextSlotAt !== null && nextSlotAt.getTime() <= now.getTime();
  return isUndecided ? dueSlotOf(schedule, id, nextSlotAt) : nextDue(schedule, id, now);
}

function rhythmOf(row: Pick<ScheduleRow, 'config' | 'timezone'>): string {
  const config: JsonObject = configOf(row);
  const keys = RHYTHM_KEYS.map((key) => config[key] ?? null);
  const own = config['timezone'];
  const zone = typeof own === 'string' ? own : row.timezone;
  return JSON.stringify([...keys, isReadInZone(config) ? (canonicalTimezone(zone) ?? zone) : null]);
}

/** An interval has no say in what a clock shows, unless it starts or ends at what one shows. */
function isReadInZone({ cron, startAt, endAt }: JsonObject): boolean {
  return (
    typeof cron === 'string' || [startAt, endAt].some((at) => typeof at === 'string' && isLocalMoment(at))
  );
}
