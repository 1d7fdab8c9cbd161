import { Injectable, NotFoundException } from '@nestjs/common';
import { WorkflowBinRepository, type PurgeOutcome } from '@rex/database';
import { UserError } from '@rex/platform';
import type { CurrentUser } from '../../auth/current-user.decorator';
import { versionConflict, type VersionCondition } from '../../common/if-match';
import type { WorkflowResponse } from '../workflow.dto';
import { WorkflowReader } from '../workflow-reader';

/** Deleting workflows and getting them back. Executions under way finish, whatever happens here. */
@Injectable()
export class BinService {
  constructor(
    private readonly bin: WorkflowBinRepository,
    private readonly reader: WorkflowReader,
  ) {}

  /** Puts a workflow into the bin for BIN_DAYS: webhooks and schedules end at once. @throws UserError `version-conflict` */
  async delete(user: CurrentUser, id: string, condition: VersionCondition): Promise<void> {
    requireDeleted(await this.bin.put(user.id, id, condition));
  }

  /** Deletes a workflow for good, in the bin or not. @throws UserError `workflow-running`, `version-conflict` */
  async deleteForGood(user: CurrentUser, id: string, condition: VersionCondition): Promise<void> {
    requireDeleted(await this.bin.purge(user.id, id, condition));
  }

  /** Takes a workflow out of the bin, not active. One that is not there stays as it is. */
  async restore(user: CurrentUser, id: string): Promise<WorkflowResponse> {
    await this.bin.restore(user.id, id);
    return this.reader.respond(await this.reader.find(user, id));
  }
}

function requireDeleted(outcome: PurgeOutcome): void {
  if (outcome.kind === 'missing') throw new NotFoundException();
  if (outcome.kind === 'conflict') throw versionConflict(outcome.currentVersion);
  if (outcome.kind === 'running') throw stillRunning(outcome.unfinished);
}

function stillRunning(unfinished: number): UserError {
  const count = unfinished === 1 ? '1 execution' : `${unfinished} executions`;
  return new UserError(
    'workflow-running',
    `The workflow has ${count} that must finish first. Wait for that, or cancel; then delete it for good.`,
    { status: 409 },
  );
}
