import { cleanTags, foldCase } from '@rex/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { guarded } from '../connection/guarded';
import type { Sql } from '../connection/sql';
import { WorkflowVersionEntity } from '../entities/workflow-version.entity';
import { WorkflowEntity } from '../entities/workflow.entity';
import { isUuid } from '../repositories/is-uuid';
import { noteKeyUses } from '../repositories/note-key-uses';
import { keepLimitedSchedules } from '../schedules/keep-limited-schedules';
import { runWith } from '../schedules/keep-schedules';
import {
  countWorkflows,
  filterValues,
  listWorkflows,
  toWorkflowListItem,
  type WorkflowListRow,
} from './list-statements';
import { mergeTagCounts } from './merge-tag-counts';
import { lockWorkflow, owned } from './owned-workflow';
import {
  toWorkflowRow,
  type DocumentToSave,
  type NewestDocument,
  type NewWorkflow,
  type PublishOutcome,
  type RunnableWorkflow,
  type TagCount,
  type WorkflowChange,
  type WorkflowListFilter,
  type WorkflowListItem,
  type WorkflowRow,
  type WorkflowUpdate,
} from './workflow-row';
import { COUNT_NAMED, COUNT_TAGS, FIND_RUNNABLE, NEWEST_DOCUMENTS } from './workflow-statements';

/** Workflows. Another owner's workflow is as unknown as one that never was, and so is a deleted one. */
export class WorkflowsRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sql: Sql,
    private readonly maxSchedules: number,
  ) {}

  /** Saves a workflow with its version 1. */
  create(ownerId: string, workflow: NewWorkflow): Promise<WorkflowRow> {
    const { documentJson, keyReferences, publish, message, tags, ...columns } = workflow;
    return this.inTransaction(async (manager) => {
      const versions = { latestVersion: 1, publishedVersion: publish ? 1 : null };
      const found = foundBy({ ...columns, tags });
      await manager.insert(WorkflowEntity, { ...columns, ...versions, ...found, ownerId });
      const { id, nodeCount } = workflow;
      await insertVersion(
        manager,
        {
          workflowId: id,
          version: 1,
          authorId: ownerId,
          nodeCount,
          message,
          document: documentJson,
          wasPublished: publish,
        },
        keyReferences,
      );
      if (publish) await this.keepSchedules(manager, id);
      return toWorkflowRow(await manager.findOneByOrFail(WorkflowEntity, { id, ownerId }));
    });
  }

  async find(ownerId: string, id: string): Promise<WorkflowRow | undefined> {
    if (!isUuid(id)) return undefined;
    const entity = await guarded(() =>
      this.dataSource.getRepository(WorkflowEntity).findOneBy(owned(ownerId, id)),
    );
    return entity ? toWorkflowRow(entity) : undefined;
  }

  /** A page of workflows. */
  async list(
    ownerId: string,
    filter: WorkflowListFilter,
  ): Promise<{ items: WorkflowListItem[]; total: number }> {
    const { page, limit, place, sort } = filter;
    const values = filterValues(ownerId, filter);
    const [rows, [count]] = await Promise.all([
      this.sql.runIdempotent<WorkflowListRow>(listWorkflows(place, sort), [
        ...values,
        limit,
        (page - 1) * limit,
      ]),
      this.sql.runIdempotent<{ total: number }>(countWorkflows(place), values),
    ]);
    return { items: rows.map(toWorkflowListItem), total: count?.total ?? 0 };
  }

  /** The newest documents of workflows. Those that are unknown or deleted are left out. */
  newestDocuments(ownerId: string, ids: readonly string[]): Promise<NewestDocument[]> {
    return this.sql.runIdempotent<NewestDocument>(NEWEST_DOCUMENTS, [ownerId, ids.filter(isUuid)]);
  }

  /** The tags of all workflows, in order; one whose spellings differ in case only is told once. */
  async listTags(ownerId: string): Promise<TagCount[]> {
    return mergeTagCounts(await this.sql.runIdempotent<TagCount>(COUNT_TAGS, [ownerId]));
  }

  /** How many workflows have this very name. */
  async countNamed(ownerId: string, name: string): Promise<number> {
    const [row] = await this.sql.runIdempotent<{ count: number }>(COUNT_NAMED, [ownerId, name]);
    return row?.count ?? 0;
  }

  /** Changes a workflow, in one go. A changed document becomes the next version. */
  async update(ownerId: string, id: string, change: WorkflowChange): Promise<WorkflowUpdate> {
    if (!isUuid(id)) return { kind: 'missing' };
    return this.inTransaction(async (manager) => {
      const current = await lockWorkflow(manager, ownerId, id);
      if (!current) return { kind: 'missing' };
      const { expectedVersion, document, message = null, publish, tags = current.tags, active } = change;
      if (expectedVersion !== undefined && expectedVersion !== current.latestVersion) {
        return { kind: 'conflict', currentVersion: current.latestVersion };
      }
      const isChanged =
        document !== undefined && document.documentJson !== (await readDocument(manager, current));
      const latestVersion = current.latestVersion + (isChanged ? 1 : 0);
      if (isChanged) {
        const { documentJson, keyReferences, nodeCount } = document;
        const author = { authorId: ownerId, message };
        await insertVersion(
          manager,
          {
            workflowId: id,
            version: latestVersion,
            document: documentJson,
            nodeCount,
            ...author,
            wasPublished: publish === true,
          },
          keyReferences,
        );
      }
      if (publish && !isChanged) await notePublished(manager, id, latestVersion);
      const { name, description, nodeCount, triggerTypes } = isChanged ? document : current;
      await manager.update(WorkflowEntity, owned(ownerId, id), {
        ...{ name, description, nodeCount, triggerTypes, latestVersion },
        ...foundBy({ name, description, tags }),
        ...(publish && { publishedVersion: latestVersion }),
        ...(active !== undefined && { active }),
        updatedAt: () => 'now()',
      });
      if (publish || active !== undefined) await this.keepSchedules(manager, id);
      return saved(manager, ownerId, id);
    });
  }

  /**
   * Publishes a version that exists, or none.
   * @param expectedVersion the newest version, as the caller knows it; another one is a conflict
   */
  async publish(
    ownerId: string,
    id: string,
    version: number | null,
    expectedVersion?: number,
  ): Promise<PublishOutcome> {
    if (!isUuid(id)) return { kind: 'missing' };
    return this.inTransaction(async (manager) => {
      const current = await lockWorkflow(manager, ownerId, id);
      if (!current) return { kind: 'missing' };
      const { latestVersion, publishedVersion } = current;
      if (expectedVersion !== undefined && expectedVersion !== latestVersion) {
        return { kind: 'conflict', currentVersion: latestVersion };
      }
      const isPossible = version === null || (version >= 1 && version <= latestVersion);
      if (version !== null && !(isPossible && (await notePublished(manager, id, version)))) {
        return { kind: 'version-missing', version, latestVersion };
      }
      if (version !== publishedVersion) {
        await manager.update(WorkflowEntity, owned(ownerId, id), { publishedVersion: version });
        await this.keepSchedules(manager, id);
      }
      return saved(manager, ownerId, id);
    });
  }

  /** Those of the workflows that exist, whoever owns them: for triggers, in one statement. */
  async findRunnable(ids: string[]): Promise<RunnableWorkflow[]> {
    const known = ids.filter(isUuid);
    return known.length === 0 ? [] : this.sql.runIdempotent<RunnableWorkflow>(FIND_RUNNABLE, [known]);
  }

  private keepSchedules(manager: EntityManager, id: string): Promise<void> {
    return keepLimitedSchedules(runWith(manager), id, this.maxSchedules);
  }

  private inTransaction<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return guarded(() => this.dataSource.transaction(work));
  }
}

/** Columns by which a workflow is found. A line break parts the texts: no search has one. */
function foundBy({ name, description, tags }: Pick<WorkflowRow, 'name' | 'description' | 'tags'>) {
  const cleaned = cleanTags(tags);
  return {
    tags: cleaned,
    tagKeys: cleaned.map(foldCase),
    searchText: foldCase([name, description, ...cleaned].join('\n')),
  };
}

async function saved(manager: EntityManager, ownerId: string, id: string): Promise<WorkflowUpdate> {
  const entity = await manager.findOneByOrFail(WorkflowEntity, owned(ownerId, id));
  return { kind: 'saved', workflow: toWorkflowRow(entity) };
}

async function readDocument(manager: EntityManager, { id, latestVersion }: WorkflowEntity): Promise<string> {
  const { document } = await manager.findOneByOrFail(WorkflowVersionEntity, {
    workflowId: id,
    version: latestVersion,
  });
  return document;
}

/** Notes that a version is published, so that it stays. False when there is no such version (any more). */
async function notePublished(manager: EntityManager, workflowId: string, version: number): Promise<boolean> {
  const found = { workflowId, version };
  return (await manager.update(WorkflowVersionEntity, found, { wasPublished: true })).affected === 1;
}

async function insertVersion(
  manager: EntityManager,
  version: Omit<WorkflowVersionEntity, 'createdAt'>,
  keyReferences: DocumentToSave['keyReferences'],
): Promise<void> {
  await manager.insert(WorkflowVersionEntity, version);
  await noteKeyUses(manager, version.workflowId, version.version, keyReferences);
}
