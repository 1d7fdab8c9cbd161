import { Injectable } from '@nestjs/common';
import {
  ExecutionFiguresRepository,
  LlmUsageRepository,
  type ExecutionFigures,
  type UsageItem,
} from '@rex/database';
import type { CurrentUser } from '../auth/current-user.decorator';
import type { ExecutionFiguresListResponse, ExecutionFiguresResponse } from './execution-figures.dto';
import { toUsageResponse } from './llm-usage.dto';
import { usageRange } from './usage-range';
import type { FiguresQuery, UsageItemResponse, UsageQuery, UsageResponse } from './usage.dto';

/** What a user's executions did, and what their calls of language models took. */
@Injectable()
export class UsageService {
  constructor(
    private readonly usage: LlmUsageRepository,
    private readonly figures: ExecutionFiguresRepository,
  ) {}

  /** @throws UserError `request-invalid` */
  async sum(user: CurrentUser, { from, to, workflowId, groupBy }: UsageQuery): Promise<UsageResponse> {
    const range = usageRange({ from, to }, new Date());
    const group = groupBy ?? 'day';
    const filter = { ...range, workflowId: workflowId ?? undefined };
    const { items, total, itemsLeftOut } = await this.usage.sum(user.id, filter, group);
    return {
      ...range,
      groupBy: group,
      items: items.map(toItem),
      itemsLeftOut,
      totals: toUsageResponse(total),
    };
  }

  /** @throws UserError `request-invalid` */
  async executions(
    user: CurrentUser,
    { from, to, workflowId }: FiguresQuery,
  ): Promise<ExecutionFiguresListResponse> {
    const range = usageRange({ from, to }, new Date());
    const filter = { ...range, workflowId: workflowId ?? undefined };
    const { days, total, failures, since } = await this.figures.sum(user.id, filter);
    return {
      ...range,
      days: days.map((each) => ({ day: each.day, ...toFigures(each) })),
      totals: toFigures(total),
      failures: failures.map(({ code, executions, newest }) => ({
        code,
        executions,
        newestExecutionId: newest,
      })),
      countedSince: since?.toISOString() ?? null,
    };
  }
}

function toFigures({
  p50,
  p95,
  executions,
  completed,
  failed,
  cancelled,
}: ExecutionFigures): ExecutionFiguresResponse {
  return { executions, completed, failed, cancelled, p50Ms: p50, p95Ms: p95 };
}

function toItem(item: UsageItem): UsageItemResponse {
  const { day, workflowId, workflowName, provider, model } = item;
  return { day, workflowId, workflowName, provider, model, ...toUsageResponse(item) };
}
