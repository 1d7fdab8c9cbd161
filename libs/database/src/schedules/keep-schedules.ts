import { newId } from '@rex/platform';
import { readDocumentText } from '@rex/workflow';
import type { EntityManager } from 'typeorm';
import type { RunStatement } from '../connection/sql';
import {
  FIND_KEPT_WORKFLOW,
  KEEP_SCHEDULES,
  keepValues,
  LOCK_SCHEDULES,
  NOTE_SCHEDULED,
  STOP_SCHEDULES,
} from './keep-statements';
import { planKeptSchedules, stopSchedules, type KeptSchedules } from './plan-kept-schedules';
import type { ScheduleRow } from './schedule-row';
import { ScheduleTick } from './schedule-tick';

interface KeptWorkflowRow {
  now: Date;
  ownerId: string;
  version: number | null;
  document: string | null;
}

/** By how many the schedules of a user that run became more. */
export interface KeptCount {
  /** Null: there is no such workflow. */
  ownerId: string | null;
  added: number;
}

/**
 * Makes the schedules of a workflow those of the version that runs now, in the transaction that made it so; the caller holds the
 * lock of the workflow. Doing it twice changes nothing. Says how many schedules that makes more than before, and whose.
 */
export async function keepSchedules(run: RunStatement, workflowId: string): Promise<KeptCount> {
  const [row] = await run<KeptWorkflowRow & Record<string, unknown>>(FIND_KEPT_WORKFLOW, [workflowId]);
  if (!row) return { ownerId: null, added: 0 };
  const existing = await run<ScheduleRow & Record<string, unknown>>(LOCK_SCHEDULES, [workflowId]);
  const { schedules, stopped, passedOver } = planned(workflowId, row, existing);
  await new ScheduleTick(run).addSlots(passedOver);
  if (schedules.length > 0) await run(KEEP_SCHEDULES, keepValues(schedules));
  if (stopped.length > 0) await run(STOP_SCHEDULES, [stopped]);
  await run(NOTE_SCHEDULED, [workflowId, row.version, schedules.length]);
  const before = existing.filter(({ stoppedAt }) => stoppedAt === null).length;
  return { ownerId: row.ownerId, added: schedules.length - before };
}

function planned(workflowId: string, row: KeptWorkflowRow, existing: ScheduleRow[]): KeptSchedules {
  if (row.version === null || row.document === null) return stopSchedules(existing, row.now);
  const document = readDocumentText(row.document);
  const workflow = { id: workflowId, ownerId: row.ownerId, version: row.version, document };
  return planKeptSchedules(workflow, existing, row.now, newId);
}

/** Runs statements in TypeORM's transaction. */
export function runWith(manager: EntityManager): RunStatement {
  return ({ text }, values) => manager.query(text, values);
}
