import type { WorkflowBinRepository } from '@rex/database';
import type { Pruner } from './pruner';

/** Workflows whose time in the bin is over, and what is left of those that were deleted for good. */
export class BinPruner implements Pruner {
  readonly name = 'deleted workflows';

  constructor(
    private readonly bin: WorkflowBinRepository,
    private readonly binDays: number,
  ) {}

  async prune(limit: number): Promise<number> {
    const { rows, isMore } = await this.bin.purgeDeleted(limit, this.binDays);
    // A purge goes by whole versions, so its count alone does not tell whether something is left.
    return isMore ? Math.max(rows, limit) : Math.min(rows, limit - 1);
  }
}
