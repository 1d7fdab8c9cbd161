import { Injectable, NotFoundException } from '@nestjs/common';
import { WorkflowsRepository, type PublishOutcome } from '@rex/database';
import type { CurrentUser } from '../../auth/current-user.decorator';
import { requireMatch, versionConflict, type VersionCondition } from '../../common/if-match';
import { DocumentChecker } from '../document-checker';
import type { WorkflowResponse } from '../workflow.dto';
import { versionMissing, WorkflowReader } from '../workflow-reader';

/**
 * What starts a workflow from outside: its published version, while it is active. Both hold from the next accept on, which looks at
 * them in its own statement. Each use case may be repeated without harm.
 */
@Injectable()
export class PublishingService {
  constructor(
    private readonly workflows: WorkflowsRepository,
    private readonly checker: DocumentChecker,
    private readonly reader: WorkflowReader,
  ) {}

  /** Publishes a version, the newest if none is named. @throws UserError `workflow-invalid`, `version-missing`, `version-conflict` */
  async publish(
    user: CurrentUser,
    id: string,
    version: number | undefined,
    condition: VersionCondition,
  ): Promise<WorkflowResponse> {
    const row = await this.reader.find(user, id);
    requireMatch(condition, row.version);
    this.checker.requireRunnable((await this.reader.versionOf(row, version)).problems);
    const expected = condition && row.version;
    return this.respond(await this.workflows.publish(user.id, id, version ?? row.version, expected));
  }

  /** Webhooks and schedules find nothing to run any more. @throws UserError `version-conflict` */
  async unpublish(user: CurrentUser, id: string, condition: VersionCondition): Promise<WorkflowResponse> {
    const row = await this.reader.find(user, id);
    requireMatch(condition, row.version);
    return this.respond(await this.workflows.publish(user.id, id, null, condition && row.version));
  }

  /** Switches the triggers on or off. */
  async setActive(user: CurrentUser, id: string, active: boolean): Promise<WorkflowResponse> {
    return this.respond(await this.workflows.update(user.id, id, { active }));
  }

  private respond(outcome: PublishOutcome): Promise<WorkflowResponse> {
    if (outcome.kind === 'saved') return this.reader.respond(outcome.workflow);
    if (outcome.kind === 'conflict') throw versionConflict(outcome.currentVersion);
    if (outcome.kind === 'version-missing') {
      throw versionMissing(outcome.version, outcome.latestVersion);
    }
    throw new NotFoundException();
  }
}
