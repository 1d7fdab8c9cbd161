import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { ExecutionsRepository, ProgressRepository } from '@rex/database';
import type { AcceptedExecution } from '@rex/engine';
import type { ServerConfig } from '@rex/platform';
import { buildGraph } from '@rex/workflow';
import type { CurrentUser } from '../auth/current-user.decorator';
import { APP_CONFIG } from '../common/app-config';
import type { JsonText } from '../common/json-text';
import { toUsageResponse } from '../usage/llm-usage.dto';
import { VersionCatalog } from '../workflows/version-catalog';
import { WorkflowsService } from '../workflows/workflows.service';
import { toBareExecution } from './bare-execution';
import { executionJson, stepJson, toExecutionDetail } from './execution-detail';
import type { ExecuteRequest, ExecutionDetailResponse, ExecutionListResponse } from './execution.dto';
import { fromCursor, toCursor } from '../common/cursor';
import {
  toFilter,
  type ExecutionListQuery,
  type WorkflowExecutionListQuery,
} from './list/execution-list.dto';
import { findManualTrigger } from './find-trigger';
import { requireFittingInput } from './require-fitting-input';
import { StartExecutionsService, type StartRequest } from './start-executions.service';

/** How a manual start is answered. */
export type ManualStart =
  { kind: 'accepted'; accepted: AcceptedExecution } | { kind: 'finished'; detail: JsonText };

/** Starting by hand and reading executions. */
@Injectable()
export class ExecutionsService {
  constructor(
    @Inject(APP_CONFIG) private readonly config: ServerConfig,
    private readonly workflows: WorkflowsService,
    private readonly versions: VersionCatalog,
    private readonly starts: StartExecutionsService,
    private readonly executions: ExecutionsRepository,
    private readonly progress: ProgressRepository,
  ) {}

  /**
   * Runs a version (the newest, if none is named), published or not. Waits for the end when `waitSeconds` is above 0.
   * @throws UserError `workflow-invalid`, `input-invalid`
   */
  async execute(
    user: CurrentUser,
    workflowId: string,
    { input = {}, version }: ExecuteRequest,
    waitSeconds: number,
    idempotencyKey: string | undefined,
  ): Promise<ManualStart> {
    const target = await this.workflows.requireRunnable(user, workflowId, version);
    const trigger = findManualTrigger(target.document);
    requireFittingInput(trigger, input);
    const request = {
      ownerId: user.id,
      workflowId,
      version: target.version,
      condition: 'exists' as const,
      triggerType: 'manual' as const,
      triggerNodeId: trigger.id,
      input,
      maxConcurrency: target.document.settings.maxConcurrency,
      idempotencyKey,
    };
    return this.start(user, request, waitSeconds);
  }

  /** Starts it, and waits for its end when `waitSeconds` is above 0. */
  async start(user: CurrentUser, request: StartRequest, waitSeconds: number): Promise<ManualStart> {
    const timeoutMs = Math.min(waitSeconds, this.config.WAIT_MAX_SECONDS) * 1000;
    const started =
      timeoutMs === 0
        ? { accepted: await this.starts.start(request), outcome: undefined }
        : await this.starts.startAndWait(request, timeoutMs);
    // Deleted between the look and the accept.
    if (!started?.accepted) throw new NotFoundException();
    if (!started.outcome) return { kind: 'accepted', accepted: started.accepted };
    return { kind: 'finished', detail: await this.get(user, started.accepted.id) };
  }

  /** An ExecutionDetailResponse. */
  async get(user: CurrentUser, id: string): Promise<JsonText> {
    const execution = await this.executions.findDetail(user.id, id, this.config.LIMIT_OUTPUT_BYTES);
    if (!execution) throw new NotFoundException();
    const version = await this.versions.get(execution.workflowId, execution.version);
    if (!version) throw new NotFoundException();
    return executionJson(toExecutionDetail(execution, version.document, this.config.LIMIT_OUTPUT_BYTES));
  }

  /** How an execution went, step by step, without the values of its steps. */
  async getWithoutValues(user: CurrentUser, id: string): Promise<ExecutionDetailResponse> {
    const execution = await this.progress.findSnapshot(user.id, id);
    if (!execution) throw new NotFoundException();
    const version = await this.versions.get(execution.workflowId, execution.version);
    if (!version) throw new NotFoundException();
    // Read second: a finished execution never lacks its last steps.
    const steps = await this.executions.findStepsWithoutValues(user.id, id);
    return toBareExecution(execution, steps, version.document);
  }

  /** One step, with its whole input and output: a StepResponse. */
  async getStep(user: CurrentUser, id: string, nodeId: string): Promise<JsonText> {
    const execution = await this.executions.findDetail(user.id, id, 0);
    const version = execution && (await this.versions.get(execution.workflowId, execution.version));
    if (!version) throw new NotFoundException();
    const graph = buildGraph(version.document);
    const wanted = [nodeId, ...(graph.incoming.get(nodeId) ?? []).map((edge) => edge.source)];
    const full = await this.executions.findDetail(user.id, id, Infinity, wanted);
    const detail = full && toExecutionDetail(full, version.document, Infinity);
    const step = detail?.steps.find((each) => each.nodeId === nodeId);
    if (!step) throw new NotFoundException();
    return stepJson(step);
  }

  /** A page of all of the user's, newest first. @throws UserError `cursor-invalid` */
  async list(
    user: CurrentUser,
    { cursor, limit, ...filter }: ExecutionListQuery,
  ): Promise<ExecutionListResponse> {
    const page = { limit, before: cursor === undefined ? undefined : fromCursor(cursor) };
    const { items, nextBefore } = await this.executions.list(user.id, toFilter(filter), page);
    return {
      items: items.map((item) => ({ ...item, usage: item.usage && toUsageResponse(item.usage) })),
      nextCursor: nextBefore === null ? null : toCursor(nextBefore),
    };
  }

  /** Those of one workflow, newest first. */
  async listOfWorkflow(
    user: CurrentUser,
    workflowId: string,
    query: WorkflowExecutionListQuery,
  ): Promise<ExecutionListResponse> {
    await this.workflows.requireExisting(user, workflowId);
    return this.list(user, { ...query, workflowId });
  }
}
