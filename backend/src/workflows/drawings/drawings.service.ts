import { Injectable } from '@nestjs/common';
import { WorkflowsRepository } from '@rex/database';
import { readDocumentText } from '@rex/workflow';
import type { CurrentUser } from '../../auth/current-user.decorator';
import { drawDocument } from './draw-document';
import type { DrawingListResponse } from './drawing.dto';

/** Small pictures of workflows. */
@Injectable()
export class DrawingsService {
  constructor(private readonly workflows: WorkflowsRepository) {}

  async list(user: CurrentUser, ids: readonly string[]): Promise<DrawingListResponse> {
    const found = await this.workflows.newestDocuments(user.id, ids);
    return {
      items: found.map(({ id, version, documentJson }) => ({
        ...{ id, version },
        ...drawDocument(readDocumentText(documentJson)),
      })),
    };
  }
}
