import { UserError } from '@rex/platform';

/** Lets each user do so many things at a time; more are refused rather than kept waiting. */
export class UserSlots {
  private readonly taken = new Map<string, number>();

  constructor(private readonly perUser: number) {}

  /** @throws UserError `too-many-requests` when the user does that many already */
  async run<Result>(userId: string, work: () => Promise<Result>): Promise<Result> {
    const count = this.taken.get(userId) ?? 0;
    if (count >= this.perUser) {
      throw new UserError(
        'too-many-requests',
        `${count} tests of yours are under way. Wait until one has ended.`,
        { status: 429, headers: { 'retry-after': '1' } },
      );
    }
    this.taken.set(userId, count + 1);
    try {
      return await work();
    } finally {
      const left = (this.taken.get(userId) ?? 1) - 1;
      if (left > 0) this.taken.set(userId, left);
      else this.taken.delete(userId);
    }
  }
}
