import { Injectable, NotFoundException } from '@nestjs/common';
import { WorkflowsRepository, type WorkflowRow } from '@rex/database';
import { UserError } from '@rex/platform';
import type { CurrentUser } from '../auth/current-user.decorator';
import { VersionCatalog, type CheckedVersion } from './version-catalog';
import type { WorkflowResponse } from './workflow.dto';
import { toWorkflowResponse } from './workflow-response';

/** Finds workflows and their versions for the use cases. Another's id is as unknown as any. */
@Injectable()
export class WorkflowReader {
  constructor(
    private readonly workflows: WorkflowsRepository,
    private readonly versions: VersionCatalog,
  ) {}

  /** @throws NotFoundException */
  async find(user: CurrentUser, id: string): Promise<WorkflowRow> {
    const row = await this.workflows.find(user.id, id);
    if (!row) throw new NotFoundException();
    return row;
  }

  /** A version of a workflow that was found. @throws UserError `version-missing` */
  async versionOf({ id, version: newest }: WorkflowRow, version = newest): Promise<CheckedVersion> {
    const checked = version <= newest ? await this.versions.get(id, version) : undefined;
    if (!checked) throw versionMissing(version, newest);
    return checked;
  }

  /** A workflow with its newest document. */
  async respond(row: WorkflowRow): Promise<WorkflowResponse> {
    return toWorkflowResponse(row, await this.versionOf(row));
  }
}

/** The answer to whoever asks for a version that is not there. */
export function versionMissing(version: number, newest: number): UserError {
  return new UserError(
    'version-missing',
    `The workflow has no version ${version}; its newest is ${newest}. Old drafts are removed after a while.`,
    { status: 404 },
  );
}
