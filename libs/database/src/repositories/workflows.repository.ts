import { IsNull, type DataSource, type EntityManager } from 'typeorm';
import { guarded } from '../connection/guarded';
import type { Sql } from '../connection/sql';
import { WorkflowVersionEntity } from '../entities/workflow-version.entity';
import { WorkflowEntity } from '../entities/workflow.entity';
import { isUuid } from './is-uuid';
import { noteKeyUses } from './note-key-uses';
import {
  toWorkflowRow,
  type NewWorkflow,
  type RunnableWorkflow,
  type WorkflowChange,
  type WorkflowListItem,
  type WorkflowRow,
  type WorkflowUpdate,
  type WorkflowVersionRow,
} from './workflow-row';
import {
  COUNT_WORKFLOWS,
  FIND_RUNNABLE,
  LIST_WORKFLOWS,
  containsPattern,
  toWorkflowListItem,
  type WorkflowListRow,
} from './workflow-statements';

/** Workflows and their versions. Another owner's workflow is as unknown as one that never was, and so is a deleted one. */
export class WorkflowsRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sql: Sql,
  ) {}

  /** Saves a workflow with its version 1. */
  create(ownerId: string, workflow: NewWorkflow): Promise<WorkflowRow> {
    const { documentJson, keyReferences, publish, ...columns } = workflow;
    return this.inTransaction(async (manager) => {
      const versions = { latestVersion: 1, publishedVersion: publish ? 1 : null };
      await manager.insert(WorkflowEntity, { ...columns, ...versions, ownerId });
      await insertVersion(manager, ownerId, workflow.id, 1, documentJson);
      await noteKeyUses(manager, workflow.id, 1, keyReferences);
      return toWorkflowRow(await manager.findOneByOrFail(WorkflowEntity, { id: workflow.id, ownerId }));
    });
  }

  async find(ownerId: string, id: string): Promise<WorkflowRow | undefined> {
    if (!isUuid(id)) return undefined;
    const entity = await guarded(() =>
      this.dataSource.getRepository(WorkflowEntity).findOneBy(owned(ownerId, id)),
    );
    return entity ? toWorkflowRow(entity) : undefined;
  }

  /** A page of workflows, latest change first. Pages count from 1. `search` is part of the name, in any case. */
  async list(
    ownerId: string,
    { page, limit, search }: { page: number; limit: number; search?: string },
  ): Promise<{ items: WorkflowListItem[]; total: number }> {
    const pattern = containsPattern(search);
    const [rows, [count]] = await Promise.all([
      this.sql.runIdempotent<WorkflowListRow>(LIST_WORKFLOWS, [ownerId, limit, (page - 1) * limit, pattern]),
      this.sql.runIdempotent<{ total: number }>(COUNT_WORKFLOWS, [ownerId, pattern]),
    ]);
    return { items: rows.map(toWorkflowListItem), total: count?.total ?? 0 };
  }

  /** Changes a workflow, in one go. A changed document becomes the next version. */
  async update(ownerId: string, id: string, change: WorkflowChange): Promise<WorkflowUpdate> {
    if (!isUuid(id)) return { kind: 'missing' };
    return this.inTransaction(async (manager) => {
      const current = await lockWorkflow(manager, ownerId, id);
      if (!current) return { kind: 'missing' };
      const { expectedVersion, document, publish, active } = change;
      if (expectedVersion !== undefined && expectedVersion !== current.latestVersion) {
        return { kind: 'conflict', currentVersion: current.latestVersion };
      }
      const { documentJson, keyReferences, ...columns } = document ?? {};
      const isChanged = documentJson !== undefined && documentJson !== (await readDocument(manager, current));
      const latestVersion = current.latestVersion + (isChanged ? 1 : 0);
      if (isChanged) await insertVersion(manager, ownerId, id, latestVersion, documentJson);
      if (isChanged) await noteKeyUses(manager, id, latestVersion, keyReferences);
      await manager.update(WorkflowEntity, owned(ownerId, id), {
        ...(isChanged && { ...columns, latestVersion }),
        ...(publish && { publishedVersion: latestVersion }),
        ...(active !== undefined && { active }),
        updatedAt: () => 'now()',
      });
      return {
        kind: 'saved',
        workflow: toWorkflowRow(await manager.findOneByOrFail(WorkflowEntity, owned(ownerId, id))),
      };
    });
  }

  /** Publishes a version that exists; undefined when it or the workflow does not. */
  async publish(ownerId: string, id: string, version: number): Promise<WorkflowRow | undefined> {
    if (!isUuid(id)) return undefined;
    return this.inTransaction(async (manager) => {
      const current = await lockWorkflow(manager, ownerId, id);
      if (!current || version < 1 || version > current.latestVersion) return undefined;
      await manager.update(WorkflowEntity, owned(ownerId, id), { publishedVersion: version });
      return toWorkflowRow(await manager.findOneByOrFail(WorkflowEntity, owned(ownerId, id)));
    });
  }

  /** Marks a workflow as deleted; its executions stay, and those under way finish. False when there is none. */
  async softDelete(ownerId: string, id: string): Promise<boolean> {
    if (!isUuid(id)) return false;
    const repository = this.dataSource.getRepository(WorkflowEntity);
    const { affected } = await guarded(() =>
      repository.update(owned(ownerId, id), { deletedAt: () => 'now()' }),
    );
    return affected === 1;
  }

  /** All versions, newest first. Undefined when there is no such workflow. */
  async listVersions(ownerId: string, id: string): Promise<WorkflowVersionRow[] | undefined> {
    if (!(await this.find(ownerId, id))) return undefined;
    const repository = this.dataSource.getRepository(WorkflowVersionEntity);
    return guarded(() =>
      repository.find({
        select: { workflowId: true, version: true, authorId: true, createdAt: true },
        where: { workflowId: id },
        order: { version: 'DESC' },
      }),
    );
  }

  /** One version with its document as JSON text. */
  async getVersion(
    ownerId: string,
    id: string,
    version: number,
  ): Promise<(WorkflowVersionRow & { documentJson: string }) | undefined> {
    if (!(await this.find(ownerId, id))) return undefined;
    const repository = this.dataSource.getRepository(WorkflowVersionEntity);
    const row = await guarded(() => repository.findOneBy({ workflowId: id, version }));
    if (!row) return undefined;
    return { version, authorId: row.authorId, createdAt: row.createdAt, documentJson: row.document };
  }

  /** Those of the workflows that exist, whoever owns them: for triggers, in one statement. */
  async findRunnable(ids: string[]): Promise<RunnableWorkflow[]> {
    const known = ids.filter(isUuid);
    return known.length === 0 ? [] : this.sql.runIdempotent<RunnableWorkflow>(FIND_RUNNABLE, [known]);
  }

  private inTransaction<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return guarded(() => this.dataSource.transaction(work));
  }
}

function owned(ownerId: string, id: string) {
  return { id, ownerId, deletedAt: IsNull() };
}

/** Changes of one workflow go one after the other. */
function lockWorkflow(manager: EntityManager, ownerId: string, id: string): Promise<WorkflowEntity | null> {
  return manager.findOne(WorkflowEntity, { where: owned(ownerId, id), lock: { mode: 'pessimistic_write' } });
}

async function readDocument(manager: EntityManager, { id, latestVersion }: WorkflowEntity): Promise<string> {
  const { document } = await manager.findOneByOrFail(WorkflowVersionEntity, {
    workflowId: id,
    version: latestVersion,
  });
  return document;
}

async function insertVersion(
  manager: EntityManager,
  authorId: string,
  workflowId: string,
  version: number,
  document: string,
): Promise<void> {
  await manager.insert(WorkflowVersionEntity, { workflowId, version, document, authorId });
}
