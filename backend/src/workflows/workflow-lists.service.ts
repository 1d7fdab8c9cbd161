import { Inject, Injectable } from '@nestjs/common';
import { WorkflowsRepository, type RecentRun, type WorkflowListItem } from '@rex/database';
import type { ServerConfig } from '@rex/platform';
import type { CurrentUser } from '../auth/current-user.decorator';
import { APP_CONFIG } from '../common/app-config';
import { successRate } from './success-rate';
import type {
  RecentRunResponse,
  TagListResponse,
  WorkflowListItemResponse,
  WorkflowListQuery,
  WorkflowListResponse,
} from './workflow-list.dto';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Lists of a user's workflows and tags. */
@Injectable()
export class WorkflowListsService {
  constructor(
    @Inject(APP_CONFIG) private readonly config: ServerConfig,
    private readonly workflows: WorkflowsRepository,
  ) {}

  /** Workflows in use, or those in the bin. */
  async list(
    user: CurrentUser,
    { page, limit, search, tag = [], active, trigger, bin = false, sort }: WorkflowListQuery,
  ): Promise<WorkflowListResponse> {
    const { items, total } = await this.workflows.list(user.id, {
      ...{ page, limit, search, active, tags: tag },
      triggerType: trigger && `${trigger}-trigger`,
      place: bin ? 'bin' : 'use',
      sort: sort ?? (bin ? '-deletedAt' : '-updatedAt'),
    });
    return { items: items.map((item) => this.toItem(item)), page, limit, total };
  }

  async listTags(user: CurrentUser): Promise<TagListResponse> {
    return { items: await this.workflows.listTags(user.id) };
  }

  private toItem({ deletedAt, recentRuns, ...item }: WorkflowListItem): WorkflowListItemResponse {
    const shown = {
      ...item,
      lastExecution: recentRuns[0] ?? null,
      recentRuns: recentRuns.map(toRecentRun),
      successRate: successRate(recentRuns),
    };
    if (deletedAt === null) return shown;
    return { ...shown, deletedAt, purgedAt: new Date(deletedAt.getTime() + this.config.BIN_DAYS * DAY_MS) };
  }
}

function toRecentRun({ id, status, startedAt, finishedAt }: RecentRun): RecentRunResponse {
  const durationMs = startedAt && finishedAt && Math.max(0, finishedAt.getTime() - startedAt.getTime());
  return { id, status, durationMs };
}
