import type { LlmUsage } from '@rex/node-sdk';

/** What some calls of models took. */
export interface UsageSum {
  calls: number;
  usage: LlmUsage;
  /** In USD, of the calls whose price is known. */
  cost: number;
  /** Calls whose price is not known. */
  unpricedCalls: number;
}

/** Columns of a sum, as statements select them. */
export interface UsageRow {
  calls: number;
  input_tokens: number;
  output_tokens: number;
  cached_tokens: number;
  reasoning_tokens: number;
  cost: number;
  unpriced_calls: number;
}

/** A row of what a step or an execution took, as joins give it: null, or no calls, where no model was asked. */
export type MaybeUsageRow = { [Column in keyof UsageRow]: UsageRow[Column] | null };

/** What a step or an execution took; null where no model was asked. */
export function toUsage(row: MaybeUsageRow): UsageSum | null {
  return row.calls ? toUsageSum(row as UsageRow) : null;
}

/** A row as the outside knows it. */
export function toUsageSum(row: UsageRow): UsageSum {
  return {
    calls: row.calls,
    usage: {
      input: row.input_tokens,
      output: row.output_tokens,
      cached: row.cached_tokens,
      reasoning: row.reasoning_tokens,
    },
    cost: row.cost,
    unpricedCalls: row.unpriced_calls,
  };
}
