import { Injectable } from '@nestjs/common';
import { LlmUsageRepository, type UsageItem } from '@rex/database';
import type { CurrentUser } from '../auth/current-user.decorator';
import { toUsageResponse } from './llm-usage.dto';
import { usageRange } from './usage-range';
import type { UsageItemResponse, UsageQuery, UsageResponse } from './usage.dto';

/** What a user's calls of language models took. */
@Injectable()
export class UsageService {
  constructor(private readonly usage: LlmUsageRepository) {}

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
}

function toItem(item: UsageItem): UsageItemResponse {
  const { day, workflowId, workflowName, provider, model } = item;
  return { day, workflowId, workflowName, provider, model, ...toUsageResponse(item) };
}
