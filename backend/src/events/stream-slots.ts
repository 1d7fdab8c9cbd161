import { UserError } from '@rex/platform';

/** Seconds after which it is worth asking again. */
const RETRY_AFTER = '5';

/** How many streams each user has open in this process. */
export class StreamSlots {
  private readonly open = new Map<string, number>();

  constructor(private readonly perUser: number) {}

  /** All that are open. */
  get size(): number {
    return [...this.open.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Takes a slot; gives how to free it, which may be called again. @throws UserError `too-many-streams` */
  take(userId: string): () => void {
    const count = this.open.get(userId) ?? 0;
    if (count >= this.perUser) {
      throw new UserError(
        'too-many-streams',
        `You follow ${count} executions already, which is the limit. Close a stream first.`,
        { status: 429, headers: { 'retry-after': RETRY_AFTER } },
      );
    }
    this.open.set(userId, count + 1);
    let isFree = false;
    return () => {
      if (isFree) return;
      isFree = true;
      const left = (this.open.get(userId) ?? 1) - 1;
      if (left === 0) this.open.delete(userId);
      else this.open.set(userId, left);
    };
  }
}
