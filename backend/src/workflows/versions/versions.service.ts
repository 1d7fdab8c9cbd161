import { PageQuery } from '../../common/page.dto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { WorkflowsRepository, WorkflowVersionsRepository, type WorkflowVersionRow } from '@rex/database';
import { diffDocuments, readDocumentText } from '@rex/workflow';
import type { CurrentUser } from '../../auth/current-user.decorator';
import { requireMatch, versionConflict, type VersionCondition } from '../../common/if-match';
import type { WorkflowResponse } from '../workflow.dto';
import { versionMissing, WorkflowReader } from '../workflow-reader';
import { toSave } from '../workflow-response';
import type {
  DiffQuery,
  DiffResponse,
  VersionListItemResponse,
  VersionListResponse,
  WorkflowVersionResponse,
} from './version.dto';

/** The immutable versions of a user's workflows. */
@Injectable()
export class VersionsService {
  constructor(
    private readonly workflows: WorkflowsRepository,
    private readonly versions: WorkflowVersionsRepository,
    private readonly reader: WorkflowReader,
  ) {}

  async list(user: CurrentUser, id: string, { page, limit }: PageQuery): Promise<VersionListResponse> {
    const found = await this.versions.list(user.id, id, { page, limit });
    if (!found) throw new NotFoundException();
    return { items: found.items.map(toItem), page, limit, total: found.total };
  }

  /** @throws UserError `version-missing` */
  async get(user: CurrentUser, id: string, version: number): Promise<WorkflowVersionResponse> {
    const workflow = await this.reader.find(user, id);
    const row = await this.versions.find(user.id, id, version);
    if (!row) throw versionMissing(version, workflow.version);
    const { name, description, nodes, edges, notes, groups, settings } = readDocumentText(row.documentJson);
    return { ...toItem(row), name, description, nodes, edges, notes, groups, settings };
  }

  /** What lies between two versions. @throws UserError `version-missing` */
  async diff(user: CurrentUser, id: string, { from, to }: DiffQuery): Promise<DiffResponse> {
    const workflow = await this.reader.find(user, id);
    const [before, after] = await Promise.all([
      this.reader.versionOf(workflow, from),
      this.reader.versionOf(workflow, to),
    ]);
    return { from, to, ...diffDocuments(before.document, after.document) };
  }

  /**
   * Makes a version once more the newest one, as a draft. Restoring the newest one changes nothing.
   * @throws UserError `version-missing`, `version-conflict`
   */
  async restore(
    user: CurrentUser,
    id: string,
    version: number,
    condition: VersionCondition,
  ): Promise<WorkflowResponse> {
    const row = await this.reader.find(user, id);
    requireMatch(condition, row.version);
    const { document } = await this.reader.versionOf(row, version);
    const saved = await this.workflows.update(user.id, id, {
      ...{ document: toSave(document), message: `Version ${version} restored` },
      expectedVersion: condition && row.version,
    });
    if (saved.kind === 'conflict') throw versionConflict(saved.currentVersion);
    if (saved.kind === 'missing') throw new NotFoundException();
    return this.reader.respond(saved.workflow);
  }
}

function toItem(row: WorkflowVersionRow): VersionListItemResponse {
  const { version, createdAt, author, message, nodeCount, isPublished, isLatest } = row;
  return {
    ...{ version, createdAt, author, isPublished, isLatest, nodeCount },
    ...(message !== null && { message }),
  };
}
