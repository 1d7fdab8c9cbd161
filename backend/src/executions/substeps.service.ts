import { Injectable, NotFoundException } from '@nestjs/common';
import { SubstepsRepository } from '@rex/database';
import type { CurrentUser } from '../auth/current-user.decorator';
import { toSubstepResponse, type SubstepListResponse } from './substep.dto';

/** Reading the calls that steps made of models and tools. */
@Injectable()
export class SubstepsService {
  constructor(private readonly substeps: SubstepsRepository) {}

  async list(user: CurrentUser, executionId: string, nodeId: string): Promise<SubstepListResponse> {
    const substeps = await this.substeps.list(user.id, executionId, nodeId);
    if (!substeps) throw new NotFoundException();
    return { items: substeps.map(toSubstepResponse) };
  }
}
