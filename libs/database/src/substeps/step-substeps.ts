import { LeaseLostError, type Substep, type SubstepStore } from '@rex/engine';
import { isReferenceBroken } from '../connection/database-error';
import { patiently } from '../connection/patiently';
import type { Sql } from '../connection/sql';
import { substepValues, toSubstep, type SubstepPlace, type SubstepRow } from './substep-row';
import { LOAD_SUBSTEPS, RECORD_SUBSTEP } from './substep-statements';

/** The substeps of one step, under one lease of its execution. An outage of the database is waited for. */
export class StepSubsteps implements SubstepStore {
  constructor(
    private readonly sql: Sql,
    private readonly place: SubstepPlace,
  ) {}

  async load(): Promise<Substep[]> {
    const { ownerId, executionId, nodeId } = this.place;
    const values = [ownerId, executionId, nodeId];
    const rows = await patiently(() => this.sql.runIdempotent<SubstepRow>(LOAD_SUBSTEPS, values));
    return rows.map(toSubstep);
  }

  async record(substep: Substep): Promise<void> {
    const values = substepValues(this.place, substep);
    try {
      const [row] = await patiently(() => this.sql.runIdempotent<{ held: boolean }>(RECORD_SUBSTEP, values));
      if (row?.held) return;
    } catch (error) {
      // The execution, or its owner, was removed at this very moment.
      if (!isReferenceBroken(error)) throw error;
    }
    throw new LeaseLostError(this.place.executionId);
  }
}
