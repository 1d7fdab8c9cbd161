import type { BulkAction, ExecutionsApi } from '../api/executions-api';
import type { BulkRequest, BulkResponse, ExecutionFilterRequest } from '../api/openapi';

/** Which executions are meant: these very ones, or what a filter finds; null: all. */
export type BulkTarget =
  { kind: 'ids'; ids: readonly string[] } | { kind: 'filter'; filter: ExecutionFilterRequest | null };

/** What can be done, and by which version it is repeated. */
export interface BulkOrder {
  action: BulkAction;
  target: BulkTarget;
  version: 'same' | 'newest';
}

/** How far it is. */
export interface BulkProgress {
  done: number;
  skipped: BulkResponse['skipped'];
  remaining: number;
}

/** Most ids that one request takes. */
const MAX_IDS = 1_000;

/** The requests that name what is meant. */
export function bulkRequests({ target }: Pick<BulkOrder, 'target'>): BulkRequest[] {
  if (target.kind === 'filter') return [target.filter === null ? { all: true } : { filter: target.filter }];
  const ids = [...target.ids];
  return Array.from({ length: Math.ceil(ids.length / MAX_IDS) }, (_, n) => ({
    ids: ids.slice(n * MAX_IDS, (n + 1) * MAX_IDS),
  }));
}

/** Counts what an order would do, and changes nothing. */
export async function countBulk(
  api: Pick<ExecutionsApi, 'bulk'>,
  order: BulkOrder,
  stopped: AbortSignal,
): Promise<{ matched: number; unfit: number }> {
  let [matched, unfit] = [0, 0];
  for (const request of bulkRequests(order)) {
    const answer = await api.bulk(order.action, { ...request, dryRun: true }, stopped);
    matched += answer.matched;
    unfit += answer.skipped.length;
  }
  return { matched, unfit };
}

/**
 * Carries an order out, request by request, and tells how far it is after each. Between two requests it can be stopped: what is
 * done stays done. Rejects as the API does.
 */
export async function runBulk(
  api: Pick<ExecutionsApi, 'bulk'>,
  order: BulkOrder,
  {
    total,
    tell,
    isStopped,
  }: { total: number; tell: (progress: BulkProgress) => void; isStopped: () => boolean },
): Promise<BulkProgress> {
  let progress: BulkProgress = { done: 0, skipped: [], remaining: total };
  const version = order.action === 'retry' ? { version: order.version } : {};
  for (const request of bulkRequests(order)) {
    let cursor: string | null = null;
    do {
      if (isStopped()) return progress;
      const answer: BulkResponse = await api.bulk(order.action, {
        ...request,
        ...version,
        ...(cursor === null ? {} : { cursor }),
      });
      const done = progress.done + answer.done;
      const skipped = [...progress.skipped, ...answer.skipped];
      progress = { done, skipped, remaining: Math.max(0, total - done - skipped.length) };
      tell(progress);
      cursor = answer.remaining > 0 ? answer.nextCursor : null;
    } while (cursor !== null);
  }
  return { ...progress, remaining: 0 };
}

/** Why some were left as they are, each reason once, the most frequent first. */
export function skippedReasons(skipped: BulkProgress['skipped']): { message: string; count: number }[] {
  const byCode = new Map<string, { message: string; count: number }>();
  for (const { code, message } of skipped) {
    const reason = byCode.get(code) ?? { message, count: 0 };
    byCode.set(code, { ...reason, count: reason.count + 1 });
  }
  return [...byCode.values()].sort((one, other) => other.count - one.count);
}
