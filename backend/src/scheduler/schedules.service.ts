import { Injectable } from '@nestjs/common';
import { SchedulesRepository, type ListedSchedule } from '@rex/database';
import { UserError } from '@rex/platform';
import type { Schedule } from '@rex/workflow';
import type { CurrentUser } from '../auth/current-user.decorator';
import { StartExecutionsService } from '../executions/start-executions.service';
import type { AcceptedResponse } from '../executions/execution.dto';
import { WorkflowsService } from '../workflows/workflows.service';
import type {
  ScheduleListResponse,
  ScheduleQuery,
  ScheduleResponse,
  WorkflowScheduleResponse,
} from './schedule.dto';
import { toPastSlotResponse, toScheduleResponse } from './schedule-response';
import { fromSlotCursor, toSlotCursor } from './slot-cursor';
import { giveWay } from './tick/give-way';
import { ParsedSchedules } from './tick/parsed-schedules';
import { slotPayload } from './tick/slot-payload';

/** So many slots to come are shown, with the first page of past ones. */
const UPCOMING = 10;

/** When the workflows of the acting user run by themselves. */
@Injectable()
export class SchedulesService {
  constructor(
    private readonly workflows: WorkflowsService,
    private readonly schedules: SchedulesRepository,
    private readonly executions: StartExecutionsService,
    private readonly parsed: ParsedSchedules,
  ) {}

  /** @throws UserError `cursor-invalid` */
  async get(user: CurrentUser, workflowId: string, query: ScheduleQuery): Promise<WorkflowScheduleResponse> {
    const { nodeId, cursor, limit } = query;
    const behind = cursor == null ? undefined : fromSlotCursor(cursor);
    const { schedules } = await this.list(user, workflowId, { nodeId, upcoming: behind ? 0 : UPCOMING });
    const { items, next } = await this.schedules.listSlots(user.id, workflowId, {
      limit,
      ...(nodeId != null && { nodeId }),
      ...(behind && { behind }),
    });
    return {
      schedules,
      past: { items: items.map(toPastSlotResponse), nextCursor: next && toSlotCursor(next) },
    };
  }

  /** Holds a schedule, or all, with what waits in them. Executions under way finish. @throws UserError `schedule-not-running` */
  async pause(user: CurrentUser, workflowId: string, nodeId?: string): Promise<ScheduleListResponse> {
    await this.requireKnown(user, workflowId, nodeId);
    await this.schedules.pause(user.id, workflowId, nodeId);
    return this.list(user, workflowId);
  }

  /** Ends the pause of a schedule, or of all. @throws UserError `schedule-not-running` */
  async resume(user: CurrentUser, workflowId: string, nodeId?: string): Promise<ScheduleListResponse> {
    await this.requireKnown(user, workflowId, nodeId);
    await this.schedules.resume(user.id, workflowId, nodeId);
    return this.list(user, workflowId);
  }

  /**
   * Starts an execution as a schedule would, now and outside of slots; pauses and overlaps don't hold it.
   * @throws UserError `schedule-not-running`, `schedule-node-required`
   */
  async run(user: CurrentUser, workflowId: string, nodeId?: string, key?: string): Promise<AcceptedResponse> {
    const row = await this.requireRunning(user, workflowId, nodeId);
    const accepted = await this.executions.start({
      ownerId: user.id,
      ...{ workflowId, version: row.version, maxConcurrency: row.maxConcurrency },
      condition: 'published',
      triggerType: 'schedule',
      triggerNodeId: row.nodeId,
      input: slotPayload({ schedule: this.read(row), scheduledFor: row.now, firedAt: row.now, slotId: null }),
      ...(key !== undefined && { idempotencyKey: key }),
    });
    if (!accepted) throw notRunning();
    return { executionId: accepted.id, status: accepted.status };
  }

  /** The schedule that is named, or the only one. @throws UserError `schedule-not-running`, `schedule-node-required` */
  async requireRunning(user: CurrentUser, workflowId: string, nodeId?: string): Promise<ListedSchedule> {
    await this.workflows.requireExisting(user, workflowId);
    const all = await this.schedules.list(user.id, workflowId);
    const running = all.filter(
      (row) => row.stoppedAt === null && (nodeId === undefined || row.nodeId === nodeId),
    );
    const [row, another] = running;
    if (!row) throw notRunning();
    if (another) throw nodeRequired(running);
    return row;
  }

  /**
   * That there is such a schedule, or any: a name with a mistake in it must not look as if it had worked.
   * @throws UserError `schedule-not-running`
   */
  async requireKnown(user: CurrentUser, workflowId: string, nodeId?: string): Promise<void> {
    await this.workflows.requireExisting(user, workflowId);
    const rows = await this.schedules.list(user.id, workflowId);
    if (!rows.some((row) => nodeId === undefined || row.nodeId === nodeId)) throw notRunning();
  }

  private async list(
    user: CurrentUser,
    workflowId: string,
    { nodeId, upcoming = UPCOMING }: { nodeId?: string | undefined; upcoming?: number } = {},
  ): Promise<ScheduleListResponse> {
    await this.workflows.requireExisting(user, workflowId);
    const rows = await this.schedules.list(user.id, workflowId);
    const next = giveWay();
    const schedules: ScheduleResponse[] = [];
    for (const row of rows.filter((each) => nodeId == null || each.nodeId === nodeId)) {
      await next();
      schedules.push(toScheduleResponse(row, upcoming));
    }
    return { schedules };
  }

  private read(row: ListedSchedule): Schedule {
    const parsed = this.parsed.get(row);
    if (!parsed.ok) throw notRunning();
    return parsed.schedule;
  }
}

/** The answer where nothing runs that could start. */
export function notRunning(): UserError {
  return new UserError(
    'schedule-not-running',
    'The workflow has no such schedule that runs. Publish a version with an enabled Schedule trigger, and activate the workflow.',
    { status: 409 },
  );
}

function nodeRequired(rows: ListedSchedule[]): UserError {
  const names = rows.map(({ nodeId }) => `"${nodeId}"`).join(', ');
  return new UserError(
    'schedule-node-required',
    `The workflow has several schedules. Name one of them as "nodeId": ${names}.`,
    { status: 422 },
  );
}
