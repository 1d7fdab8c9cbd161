import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, NotFoundException } from '@nestjs/common';
import { WorkflowsRepository, type WorkflowUpdate } from '@rex/database';
import { newId, OperationalError } from '@rex/platform';
import { isSameDocument, type WorkflowDocument } from '@rex/workflow';
import type { CurrentUser } from '../auth/current-user.decorator';
import { requireMatch, versionConflict, type VersionCondition } from '../common/if-match';
import { InTurnByName } from '../common/in-turn-by-name';
import type { Steps } from '../common/run-steps';
import { DocumentChecker } from './document-checker';
import { VersionCatalog, type CheckedVersion } from './version-catalog';
import type {
  CreateWorkflowRequest,
  UpdateWorkflowRequest,
  ValidationResponse,
  WorkflowDocumentRequest,
  WorkflowResponse,
} from './workflow.dto';
import { WorkflowReader } from './workflow-reader';
import { toSave, toWorkflowResponse } from './workflow-response';

/** Changes without a condition that cross others are made on the newest version again, so many times. */
const MAX_MERGES = 20;

/** Longest pause before that, so that two backends don't cross for ever. */
const MAX_PAUSE_MS = 50;

/** Workflows. Every use case is the acting user's own: another's id is as unknown as any. */
@Injectable()
export class WorkflowsService {
  private readonly changes = new InTurnByName();

  constructor(
    private readonly workflows: WorkflowsRepository,
    private readonly checker: DocumentChecker,
    private readonly reader: WorkflowReader,
    private readonly versions: VersionCatalog,
  ) {}

  /** Saves version 1. Published at once unless `publish` is false; then problems are saved with it and told. */
  async create(
    user: CurrentUser,
    { publish = true, active = true, tags = [], versionMessage, ...input }: CreateWorkflowRequest,
  ): Promise<WorkflowResponse> {
    const checked = await this.checker.run(user, input, this.checker.read(input));
    if (publish) this.checker.requireRunnable(checked.problems);
    const described = { tags, publish, active, message: versionMessage || null };
    const row = await this.workflows.create(user.id, {
      id: newId(),
      ...toSave(checked.document),
      ...described,
    });
    this.versions.keep(row.id, row.version, checked);
    return toWorkflowResponse(row, checked);
  }

  async get(user: CurrentUser, id: string): Promise<WorkflowResponse> {
    return this.reader.respond(await this.reader.find(user, id));
  }

  /**
   * Saves what changed of the document as a new version, and the rest beside it. Without a condition, a change that crosses another
   * is made again on what that one left: neither is lost.
   * @throws UserError `version-conflict` when the condition does not hold
   * @throws OperationalError `workflow-changing` when others never stop changing it
   */
  async update(
    user: CurrentUser,
    id: string,
    request: UpdateWorkflowRequest,
    condition: VersionCondition,
  ): Promise<WorkflowResponse> {
    if (condition) return this.finish(id, await this.merge(user, id, request, condition));
    // One after the other, so that only those of other backends can cross.
    return this.changes.run(id.toLowerCase(), async () => {
      for (let merge = 1; merge <= MAX_MERGES; merge += 1) {
        const merged = await this.merge(user, id, request, undefined);
        if (merged.saved.kind !== 'conflict') return this.finish(id, merged);
        await pause(Math.random() * MAX_PAUSE_MS);
      }
      throw new OperationalError('workflow-changing', 'Others change the workflow at this moment.', {
        retryAfterSeconds: 1,
      });
    });
  }

  /** All problems of a document, without saving it. */
  async validate(user: CurrentUser, request: WorkflowDocumentRequest): Promise<ValidationResponse> {
    const input = definedOnly(request);
    const problems = await this.checker.run(user, input, this.checker.check(input));
    return { valid: problems.length === 0, problems };
  }

  /** A version that is the user's own and can run. @throws UserError `workflow-invalid`, `version-missing` */
  async requireRunnable(
    user: CurrentUser,
    id: string,
    version?: number,
  ): Promise<{ version: number; document: WorkflowDocument }> {
    const row = await this.reader.find(user, id);
    const checked = await this.reader.versionOf(row, version);
    this.checker.requireRunnable(checked.problems);
    return { version: version ?? row.version, document: checked.document };
  }

  /** @throws NotFoundException when the workflow is not the user's. */
  async requireExisting(user: CurrentUser, id: string): Promise<void> {
    await this.reader.find(user, id);
  }

  private finish(id: string, { saved, checked }: Merged): WorkflowResponse {
    if (saved.kind === 'missing') throw new NotFoundException();
    if (saved.kind === 'conflict') throw versionConflict(saved.currentVersion);
    this.versions.keep(id, saved.workflow.version, checked);
    return toWorkflowResponse(saved.workflow, checked);
  }

  /** Makes a change on the newest version, if that is still the newest when it is saved. */
  private async merge(
    user: CurrentUser,
    id: string,
    { publish, active, tags, versionMessage, ...change }: UpdateWorkflowRequest,
    condition: VersionCondition,
  ): Promise<Merged> {
    const row = await this.reader.find(user, id);
    const changed = definedOnly(change);
    const isWholeDraft = publish === false && active === undefined && tags === undefined && isWhole(changed);
    if (!isWholeDraft) requireMatch(condition, row.version);
    const current = await this.reader.versionOf(row);
    const changesDocument = Object.keys(changed).length > 0;
    const checked = changesDocument ? await this.checkedChange(user, current, changed) : current;
    // A save whose answer got lost is sent again: what was asked for is there (RFC 9110 section 13.1.1).
    if (checked !== current) requireMatch(condition, row.version);
    const publishes = publish ?? changesDocument;
    if (publishes) this.checker.requireRunnable(checked.problems);
    const saved = await this.workflows.update(user.id, id, {
      ...{ expectedVersion: row.version, publish: publishes, active, tags, message: versionMessage || null },
      ...(checked !== current && { document: toSave(checked.document) }),
    });
    return { saved, checked };
  }

  /** The version itself when the change leaves its document as it is: then there is nothing to save. */
  private checkedChange(
    user: CurrentUser,
    current: CheckedVersion,
    changed: object,
  ): Promise<CheckedVersion> {
    const input = { ...current.document, ...changed };
    return this.checker.run(user, input, this.changeSteps(current, input));
  }

  private *changeSteps(current: CheckedVersion, input: object): Steps<CheckedVersion> {
    const document = this.checker.parse(input);
    yield;
    if (isSameDocument(document, current.document)) return current;
    yield;
    return { document, problems: yield* this.checker.problemsOf(document) };
  }
}

interface Merged {
  saved: WorkflowUpdate;
  checked: CheckedVersion;
}

const DOCUMENT_FIELDS = ['name', 'description', 'nodes', 'edges', 'notes', 'groups', 'settings'];

/** Whether a change says all of the document, so that nothing of another's change could be hidden behind it. */
function isWhole(changed: object): boolean {
  return DOCUMENT_FIELDS.every((field) => Object.hasOwn(changed, field));
}

function definedOnly(input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}
