import { isJsonObject, type JsonObject } from '@rex/workflow';

/** A schedule as it is stored: one for each schedule trigger of a workflow. */
export interface ScheduleRow {
  id: string;
  ownerId: string;
  workflowId: string;
  nodeId: string;
  /** The published version that it was last kept for. */
  version: number;
  /** Of the trigger, as JSON text. */
  config: string;
  /** Of the workflow, for a config that names none. */
  timezone: string;
  maxConcurrency: number | null;
  activatedAt: Date;
  /** Since when no published version of an active workflow has it; null while one has. */
  stoppedAt: Date | null;
  pausedAt: Date | null;
  /** True when no slot comes any more. */
  hasEnded: boolean;
  /** Why it can't be due: its config can't be read any more. */
  problem: string | null;
  /** The first slot about which nothing is decided. */
  nextSlotAt: Date | null;
  /** When it may start: its jitter later. Null while nothing starts. */
  nextDueAt: Date | null;
}

/** A time that a change by hand made endless is none. */
const finite = (column: string) => `CASE WHEN isfinite(${column}) THEN ${column} END`;

/** The columns of a ScheduleRow. */
export const SCHEDULE_COLUMNS = `
  s.id, s.owner_id AS "ownerId", s.workflow_id AS "workflowId", s.node_id AS "nodeId", s.version, s.config, s.timezone,
  s.max_concurrency AS "maxConcurrency", s.activated_at AS "activatedAt", s.stopped_at AS "stoppedAt", s.paused_at AS "pausedAt",
  s.has_ended AS "hasEnded", s.problem,
  ${finite('s.next_slot_at')} AS "nextSlotAt", ${finite('s.next_due_at')} AS "nextDueAt"`;

/** The config of a schedule; of a text that is no object, an empty one. */
export function configOf({ config }: Pick<ScheduleRow, 'config'>): JsonObject {
  try {
    const value: unknown = JSON.parse(config);
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}
