import type { SubstepStore } from '@rex/engine';
import type { StepIdentity } from '@rex/node-sdk';
import type { Sql } from '../connection/sql';
import { StepSubsteps } from '../substeps/step-substeps';

/** Calls that steps made of models and tools. */
export class SubstepsRepository {
  constructor(private readonly sql: Sql) {}

  /** Where the substeps of one step are recorded, while its execution runs under the lease of this epoch. */
  substepsFor(
    { executionId, ownerId, nodeId }: Pick<StepIdentity, 'executionId' | 'ownerId' | 'nodeId'>,
    leaseEpoch: number,
  ): SubstepStore {
    return new StepSubsteps(this.sql, { executionId, ownerId, nodeId, leaseEpoch });
  }
}
