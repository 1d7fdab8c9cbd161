import { Controller, Delete, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { User, type CurrentUser } from '../../auth/current-user.decorator';
import { Needs } from '../../auth/needs.decorator';
import { parseIfMatch } from '../../common/if-match';
import { Problems } from '../../common/problems/problems.decorator';
import { AnswersWorkflow, TakesIfMatch } from '../workflow-answer';
import type { WorkflowResponse } from '../workflow.dto';
import { DeleteQuery } from './bin.dto';
import { BinService } from './bin.service';

@ApiTags('workflows')
@ApiBearerAuth()
@Controller('workflows/:id')
export class BinController {
  constructor(private readonly bin: BinService) {}

  @Needs('write')
  @Delete()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete a workflow: into the bin, or for good; executions under way finish',
  })
  @TakesIfMatch()
  @ApiNoContentResponse()
  @Problems('if-match-invalid', 'workflow-running', 'version-conflict')
  delete(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Query() { permanent = false }: DeleteQuery,
    @Headers('if-match') ifMatch?: string,
  ): Promise<void> {
    const condition = parseIfMatch(ifMatch);
    return permanent ? this.bin.deleteForGood(user, id, condition) : this.bin.delete(user, id, condition);
  }

  @Needs('write')
  @Post('restore')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a workflow out of the bin; its triggers stay off until it is activated' })
  @AnswersWorkflow()
  restore(@User() user: CurrentUser, @Param('id') id: string): Promise<WorkflowResponse> {
    return this.bin.restore(user, id);
  }
}
