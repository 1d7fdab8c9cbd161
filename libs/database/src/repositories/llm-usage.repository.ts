import type { Sql } from '../connection/sql';
import { toUsageSum, type UsageRow, type UsageSum } from '../usage/usage-row';
import { MAX_USAGE_ITEMS, SUM_USAGE, type UsageGroup } from '../usage/usage-statements';
import { isUuid } from './is-uuid';

/** Which usage of an owner is meant. */
export interface UsageFilter {
  /** First and last day (UTC), as `2026-03-01`. */
  from: string;
  to: string;
  workflowId?: string;
}

/** What one day, workflow or model took; what it was not grouped by is null. */
export interface UsageItem extends UsageSum {
  day: string | null;
  workflowId: string | null;
  /** Null for one that is gone. */
  workflowName: string | null;
  provider: string | null;
  model: string | null;
}

type Row = UsageRow & {
  isTotal: boolean;
  groups: number;
  day?: string;
  workflow_id?: string;
  workflow_name?: string | null;
  provider?: string;
  model?: string;
};

/** What calls of models took. */
export class LlmUsageRepository {
  constructor(private readonly sql: Sql) {}

  /** Days in their order; workflows and models by their tokens, most first. At most so many (MAX_USAGE_ITEMS); `total` is of all. */
  async sum(
    ownerId: string,
    { from, to, workflowId }: UsageFilter,
    group: UsageGroup,
  ): Promise<{ items: UsageItem[]; total: UsageSum; itemsLeftOut: number }> {
    // What is no id is nobody's, and PostgreSQL would refuse it.
    if (workflowId !== undefined && !isUuid(workflowId))
      return { items: [], total: NOTHING, itemsLeftOut: 0 };
    const values = [ownerId, from, to, workflowId ?? null, MAX_USAGE_ITEMS];
    const rows = await this.sql.runIdempotent<Row>(SUM_USAGE[group], values);
    const [total, ...items] = rows;
    return {
      items: items.map(toItem),
      total: total ? toUsageSum(total) : NOTHING,
      itemsLeftOut: total ? total.groups - items.length : 0,
    };
  }
}

const NOTHING: UsageSum = {
  ...{ calls: 0, cost: 0, unpricedCalls: 0 },
  usage: { input: 0, output: 0, cached: 0, reasoning: 0 },
};

function toItem(row: Row): UsageItem {
  return {
    day: row.day ?? null,
    workflowId: row.workflow_id ?? null,
    workflowName: row.workflow_name ?? null,
    provider: row.provider ?? null,
    model: row.model ?? null,
    ...toUsageSum(row),
  };
}
