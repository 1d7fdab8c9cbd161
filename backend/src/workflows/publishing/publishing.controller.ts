import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { User, type CurrentUser } from '../../auth/current-user.decorator';
import { Needs } from '../../auth/needs.decorator';
import { parseIfMatch } from '../../common/if-match';
import { Problems } from '../../common/problems/problems.decorator';
import { AnswersWorkflow, TakesIfMatch } from '../workflow-answer';
import type { WorkflowResponse } from '../workflow.dto';
import { PublishRequest } from './publishing.dto';
import { PublishingService } from './publishing.service';

@ApiTags('workflows')
@ApiBearerAuth()
@Controller('workflows/:id')
export class PublishingController {
  constructor(private readonly publishing: PublishingService) {}

  @Needs('write')
  @Post('publish')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let webhooks and schedules run a version, the newest if none is named' })
  @TakesIfMatch()
  @AnswersWorkflow()
  @Problems(
    'if-match-invalid',
    'version-missing',
    'version-conflict',
    'workflow-invalid',
    'too-many-active-schedules',
  )
  publish(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Headers('if-match') ifMatch?: string,
    @Body() body?: PublishRequest,
  ): Promise<WorkflowResponse> {
    return this.publishing.publish(user, id, body?.version, parseIfMatch(ifMatch));
  }

  @Needs('write')
  @Post('unpublish')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let webhooks and schedules run no version; executions under way finish' })
  @TakesIfMatch()
  @AnswersWorkflow()
  @Problems('if-match-invalid', 'version-conflict')
  unpublish(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Headers('if-match') ifMatch?: string,
  ): Promise<WorkflowResponse> {
    return this.publishing.unpublish(user, id, parseIfMatch(ifMatch));
  }

  @Needs('write')
  @Post('activate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Switch webhooks and schedules on' })
  @AnswersWorkflow()
  @Problems('too-many-active-schedules')
  activate(@User() user: CurrentUser, @Param('id') id: string): Promise<WorkflowResponse> {
    return this.publishing.setActive(user, id, true);
  }

  @Needs('write')
  @Post('deactivate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Switch webhooks and schedules off; executions under way finish' })
  @AnswersWorkflow()
  deactivate(@User() user: CurrentUser, @Param('id') id: string): Promise<WorkflowResponse> {
    return this.publishing.setActive(user, id, false);
  }
}
