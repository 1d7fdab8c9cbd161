import type { RetentionRepository } from '@rex/database';
import type { Pruner } from './pruner';

type Executions = Pick<RetentionRepository, 'findOwners' | 'findFirstBeyond' | 'pruneExcessExecutions'>;

/** Keeps the newest executions of each owner. It goes round the owners; where one ends is worked out once a round. */
export class ExcessPruner implements Pruner {
  readonly name = 'executions beyond the limit';
  private owners: string[] = [];
  private lastOwner: string | undefined;
  /** Whose turn it is, and the newest of theirs to go. */
  private current: { ownerId: string; newestId: string } | undefined;

  constructor(
    private readonly executions: Executions,
    private readonly kept: number,
  ) {}

  async prune(limit: number): Promise<number> {
    let removed = 0;
    while (removed < limit) {
      this.current ??= await this.next();
      if (!this.current) return removed;
      const { ownerId, newestId } = this.current;
      const wanted = limit - removed;
      const count = await this.executions.pruneExcessExecutions(ownerId, newestId, wanted);
      if (count < wanted) this.current = undefined;
      removed += count;
    }
    return removed;
  }

  /** The next owner with too many; undefined at the end of a round. */
  private async next(): Promise<{ ownerId: string; newestId: string } | undefined> {
    for (;;) {
      if (this.owners.length === 0) this.owners = await this.executions.findOwners(this.lastOwner);
      const ownerId = this.owners.shift();
      this.lastOwner = ownerId;
      if (ownerId === undefined) return undefined;
      const newestId = await this.executions.findFirstBeyond(ownerId, this.kept);
      if (newestId !== undefined) return { ownerId, newestId };
    }
  }
}
