import type { Substep, SubstepStore } from '@rex/engine';
import type { StepIdentity } from '@rex/node-sdk';
import type { Sql } from '../connection/sql';
import { StepSubsteps } from '../substeps/step-substeps';
import { toSubstep, type SubstepRow } from '../substeps/substep-row';
import { HAS_STEP, LIST_SUBSTEPS } from '../substeps/substep-statements';
import { isUuid } from './is-uuid';

/** Most substeps of one list. */
const MAX_LISTED = 1000;

/** A substep without values that are large. */
export interface ListedSubstep extends Substep {
  omitted: ('input' | 'output' | 'error')[];
}

type ListRow = SubstepRow & { input_omitted: boolean; output_omitted: boolean; error_omitted: boolean };

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

  /** The first thousand of a step, in the order in which they began; undefined where the owner has no such step. */
  async list(ownerId: string, executionId: string, nodeId: string): Promise<ListedSubstep[] | undefined> {
    if (!isUuid(executionId)) return undefined;
    const place = [ownerId, executionId, nodeId];
    const rows = await this.sql.runIdempotent<ListRow>(LIST_SUBSTEPS, [...place, MAX_LISTED]);
    if (rows.length > 0) return rows.map(toListed);
    const [step] = await this.sql.runIdempotent<{ hasStep: boolean }>(HAS_STEP, place);
    return step?.hasStep ? [] : undefined;
  }
}

function toListed(row: ListRow): ListedSubstep {
  const omitted: ListedSubstep['omitted'] = [];
  if (row.input_omitted) omitted.push('input');
  if (row.output_omitted) omitted.push('output');
  if (row.error_omitted) omitted.push('error');
  return { ...toSubstep(row), omitted };
}
