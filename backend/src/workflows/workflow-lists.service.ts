import { Inject, Injectable } from '@nestjs/common';
import { WorkflowsRepository, type WorkflowListItem } from '@rex/database';
import type { ServerConfig } from '@rex/platform';
import type { CurrentUser } from '../auth/current-user.decorator';
import { APP_CONFIG } from '../common/app-config';
import type {
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
    { page, limit, search, tag = [], active, bin = false, sort }: WorkflowListQuery,
  ): Promise<WorkflowListResponse> {
    const { items, total } = await this.workflows.list(user.id, {
      ...{ page, limit, search, active, tags: tag },
      place: bin ? 'bin' : 'use',
      sort: sort ?? (bin ? '-deletedAt' : '-updatedAt'),
    });
    return { items: items.map((item) => this.toItem(item)), page, limit, total };
  }

  async listTags(user: CurrentUser): Promise<TagListResponse> {
    return { items: await this.workflows.listTags(user.id) };
  }

  private toItem({ deletedAt, ...item }: WorkflowListItem): WorkflowListItemResponse {
    if (deletedAt === null) return item;
    return { ...item, deletedAt, purgedAt: new Date(deletedAt.getTime() + this.config.BIN_DAYS * DAY_MS) };
  }
}
