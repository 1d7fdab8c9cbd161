import type { Substep, SubstepBook, SubstepStore } from '../ports/substeps';

/** The SubstepBook of one attempt. Where nothing was recorded before, nothing is loaded. */
export class SubstepLedger implements SubstepBook {
  private loaded: Promise<Map<string, Substep>> | undefined;

  /** @param isFirst no attempt went before, so there is nothing to load */
  constructor(
    private readonly store: SubstepStore,
    isFirst: boolean,
  ) {
    if (isFirst) this.loaded = Promise.resolve(new Map());
  }

  async find(name: string): Promise<Substep | undefined> {
    return (await this.all()).get(name);
  }

  async record(substep: Substep): Promise<void> {
    const all = await this.all();
    await this.store.record(substep);
    all.set(substep.name, substep);
  }

  private all(): Promise<Map<string, Substep>> {
    this.loaded ??= this.store.load().then((substeps) => new Map(substeps.map((each) => [each.name, each])));
    return this.loaded;
  }
}
