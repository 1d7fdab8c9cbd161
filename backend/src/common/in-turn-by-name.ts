/** Runs jobs of one name one after the other, in the order in which they came; those of other names beside them. */
export class InTurnByName {
  private readonly last = new Map<string, Promise<void>>();

  async run<Result>(name: string, job: () => Promise<Result>): Promise<Result> {
    const before = this.last.get(name) ?? Promise.resolve();
    const own = before.then(job);
    // Whoever is next does not mind how it ended.
    const ended = own.then(
      () => undefined,
      () => undefined,
    );
    this.last.set(name, ended);
    try {
      return await own;
    } finally {
      if (this.last.get(name) === ended) this.last.delete(name);
    }
  }
}
