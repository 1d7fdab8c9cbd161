import type { UserError } from '@rex/platform';

/** Lets each user do so many things at a time in this process; more are refused rather than kept waiting. */
export class SlotsPerUser {
  private readonly taken = new Map<string, number>();

  /** `refusal` makes the error for a user who does that many already. */
  constructor(
    private readonly perUser: number,
    private readonly refusal: (taken: number) => UserError,
  ) {}

  /** Takes a slot; gives how to free it, which may be called again. @throws UserError the refusal */
  take(userId: string): () => void {
    const count = this.taken.get(userId) ?? 0;
    if (count >= this.perUser) throw this.refusal(count);
    this.taken.set(userId, count + 1);
    let isFree = false;
    return () => {
      if (isFree) return;
      isFree = true;
      const left = (this.taken.get(userId) ?? 1) - 1;
      if (left === 0) this.taken.delete(userId);
      else this.taken.set(userId, left);
    };
  }
}
