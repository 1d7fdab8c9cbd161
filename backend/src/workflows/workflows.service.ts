import { Injectable, NotFoundException } from '@nestjs/common';
import { WorkflowsRepository, type WorkflowRow } from '@rex/database';
import { nodeCatalog } from '@rex/nodes';
import { newId, UserError } from '@rex/platform';
import { findKeyReferences, type Problem, type WorkflowDocument } from '@rex/workflow';
import type { CurrentUser } from '../auth/current-user.decorator';
import type { PageQuery } from '../common/page.dto';
import { DocumentChecker } from './document-checker';
import { VersionCatalog, type CheckedVersion } from './version-catalog';
import type {
  CreateWorkflowRequest,
  UpdateWorkflowRequest,
  ValidationResponse,
  WorkflowDocumentRequest,
  WorkflowListResponse,
  WorkflowResponse,
  WorkflowVersionResponse,
} from './workflow.dto';

/** Workflows and their versions. Every use case is the acting user's own: another's id is as unknown as any. */
@Injectable()
export class WorkflowsService {
  constructor(
    private readonly workflows: WorkflowsRepository,
    private readonly checker: DocumentChecker,
    private readonly versions: VersionCatalog,
  ) {}

  /** Saves version 1. Published at once unless `publish` is false; then problems are saved with it and told. */
  async create(
    user: CurrentUser,
    { publish = true, active = true, ...input }: CreateWorkflowRequest,
  ): Promise<WorkflowResponse> {
    const document = this.checker.parse(input);
    const problems = this.checker.problemsOf(document);
    if (publish) this.checker.requireRunnable(problems);
    const row = await this.workflows.create(user.id, { id: newId(), ...toSave(document), publish, active });
    return toResponse(row, document, problems);
  }

  async list(user: CurrentUser, page: PageQuery): Promise<WorkflowListResponse> {
    const { items, total } = await this.workflows.list(user.id, page);
    return { items, page: page.page, limit: page.limit, total };
  }

  async get(user: CurrentUser, id: string): Promise<WorkflowResponse> {
    const row = await this.find(user, id);
    const { document, problems } = await this.checkedVersion(id, row.version);
    return toResponse(row, document, problems);
  }

  /**
   * Saves what changed as a new version.
   * @param expectedVersion the version the change was made on (If-Match); another one now: 412 with the current version
   */
  async update(
    user: CurrentUser,
    id: string,
    { publish = true, active, ...change }: UpdateWorkflowRequest,
    expectedVersion: number | undefined,
  ): Promise<WorkflowResponse> {
    const row = await this.find(user, id);
    if (expectedVersion !== undefined && expectedVersion !== row.version) throw conflict(row.version);
    const changesDocument = Object.values(change).some((value) => value !== undefined);
    const { document: current } = await this.checkedVersion(id, row.version);
    const document = changesDocument ? this.checker.parse({ ...current, ...definedOnly(change) }) : current;
    const problems = this.checker.problemsOf(document);
    const publishes = publish && changesDocument;
    if (publishes) this.checker.requireRunnable(problems);
    const saved = await this.workflows.update(user.id, id, {
      expectedVersion: row.version,
      ...(changesDocument ? { document: toSave(document), publish: publishes } : {}),
      active,
    });
    if (saved.kind === 'conflict') throw conflict(saved.currentVersion);
    if (saved.kind === 'missing') throw new NotFoundException();
    return toResponse(saved.workflow, document, problems);
  }

  /** Executions under way finish; webhooks and schedules end at once. */
  async delete(user: CurrentUser, id: string): Promise<void> {
    if (!(await this.workflows.softDelete(user.id, id))) throw new NotFoundException();
  }

  async getVersion(user: CurrentUser, id: string, version: number): Promise<WorkflowVersionResponse> {
    const row = await this.workflows.getVersion(user.id, id, version);
    if (!row) throw new NotFoundException();
    const { nodes, edges, settings } = JSON.parse(row.documentJson) as WorkflowDocument;
    return { version, createdAt: row.createdAt, nodes, edges, settings };
  }

  /** All problems of a document, without saving it. */
  validate(input: WorkflowDocumentRequest): ValidationResponse {
    const problems = this.checker.check(definedOnly(input));
    return { valid: problems.length === 0, problems };
  }

  /** A version that is the user's own and can run. @throws UserError `workflow-invalid` */
  async requireRunnable(
    user: CurrentUser,
    id: string,
    version?: number,
  ): Promise<{ version: number; document: WorkflowDocument }> {
    const row = await this.find(user, id);
    if (version !== undefined && version > row.version) {
      throw new UserError(
        'version-missing',
        `The workflow has versions 1 to ${row.version}; there is no ${version}.`,
        { status: 404 },
      );
    }
    const checked = await this.checkedVersion(id, version ?? row.version);
    this.checker.requireRunnable(checked.problems);
    return { version: version ?? row.version, document: checked.document };
  }

  /** @throws NotFoundException when the workflow is not the user's. */
  async requireExisting(user: CurrentUser, id: string): Promise<void> {
    await this.find(user, id);
  }

  private async find(user: CurrentUser, id: string): Promise<WorkflowRow> {
    const row = await this.workflows.find(user.id, id);
    if (!row) throw new NotFoundException();
    return row;
  }

  private async checkedVersion(id: string, version: number): Promise<CheckedVersion> {
    const checked = await this.versions.get(id, version);
    if (!checked) throw new NotFoundException();
    return checked;
  }
}

/** A document as the repository stores it, with what lists show of it. */
function toSave(document: WorkflowDocument) {
  const triggers = document.nodes.filter((node) => nodeCatalog.get(node.type)?.category === 'trigger');
  return {
    name: document.name,
    description: document.description,
    documentJson: JSON.stringify(document),
    nodeCount: document.nodes.length,
    triggerTypes: [...new Set(triggers.map((node) => node.type))],
    keyReferences: findKeyReferences(document, nodeCatalog),
  };
}

function toResponse(row: WorkflowRow, document: WorkflowDocument, problems: Problem[]): WorkflowResponse {
  const { id, name, description, active, version, publishedVersion, createdAt, updatedAt } = row;
  const { nodes, edges, settings } = document;
  return {
    id,
    name,
    description,
    active,
    version,
    publishedVersion,
    nodes,
    edges,
    settings,
    problems,
    createdAt,
    updatedAt,
  };
}

function conflict(currentVersion: number): UserError {
  return new UserError(
    'version-conflict',
    `The workflow was changed meanwhile: its version is now ${currentVersion}. Read it again, then send your change with If-Match: ${currentVersion}.`,
    { status: 412, headers: { etag: `"${currentVersion}"` } },
  );
}

function definedOnly(input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}
