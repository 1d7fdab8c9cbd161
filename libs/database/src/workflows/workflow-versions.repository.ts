import type { Sql } from '../connection/sql';
import { isUuid } from '../repositories/is-uuid';
import type { WorkflowVersionRow } from './version-row';
import {
  COUNT_VERSIONS,
  FIND_VERSION,
  LIST_VERSIONS,
  toVersionRow,
  type VersionRow,
} from './version-statements';

/** The immutable versions of workflows. Those of another owner's workflow are as unknown as those of a deleted one. */
export class WorkflowVersionsRepository {
  constructor(private readonly sql: Sql) {}

  /** A page of versions, newest first. Pages count from 1. Undefined when there is no such workflow. */
  async list(
    ownerId: string,
    workflowId: string,
    { page, limit }: { page: number; limit: number },
  ): Promise<{ items: WorkflowVersionRow[]; total: number } | undefined> {
    if (!isUuid(workflowId)) return undefined;
    const [rows, [count]] = await Promise.all([
      this.sql.runIdempotent<VersionRow>(LIST_VERSIONS, [ownerId, workflowId, limit, (page - 1) * limit]),
      this.sql.runIdempotent<{ total: number }>(COUNT_VERSIONS, [ownerId, workflowId]),
    ]);
    return count && { items: rows.map(toVersionRow), total: count.total };
  }

  /** One version with its document as JSON text. */
  async find(
    ownerId: string,
    workflowId: string,
    version: number,
  ): Promise<(WorkflowVersionRow & { documentJson: string }) | undefined> {
    if (!isUuid(workflowId)) return undefined;
    const values = [ownerId, workflowId, version];
    const [row] = await this.sql.runIdempotent<VersionRow & { document: string }>(FIND_VERSION, values);
    return row && { ...toVersionRow(row), documentJson: row.document };
  }
}
