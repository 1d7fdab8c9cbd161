import { PageQuery } from '../../common/page.dto';
import { Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { User, type CurrentUser } from '../../auth/current-user.decorator';
import { Needs } from '../../auth/needs.decorator';
import { parseIfMatch } from '../../common/if-match';
import { Problems } from '../../common/problems/problems.decorator';
import { ApiVersionParam, VersionPipe } from '../../common/version.pipe';
import { AnswersWorkflow, TakesIfMatch } from '../workflow-answer';
import type { WorkflowResponse } from '../workflow.dto';
import { DiffQuery, DiffResponse, VersionListResponse, WorkflowVersionResponse } from './version.dto';
import { VersionsService } from './versions.service';

@ApiTags('workflows')
@ApiBearerAuth()
@Controller('workflows/:id')
export class VersionsController {
  constructor(private readonly versions: VersionsService) {}

  @Needs('read')
  @Get('versions')
  @ApiOperation({ summary: 'The versions of a workflow, newest first' })
  @ApiOkResponse({ type: VersionListResponse })
  list(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<VersionListResponse> {
    return this.versions.list(user, id, query);
  }

  @Needs('read')
  @Get('versions/:version')
  @ApiOperation({ summary: 'One immutable version, with its whole document' })
  @ApiVersionParam()
  @ApiOkResponse({ type: WorkflowVersionResponse })
  @Problems('version-missing')
  get(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
  ): Promise<WorkflowVersionResponse> {
    return this.versions.get(user, id, version);
  }

  @Needs('read')
  @Get('diff')
  @ApiOperation({ summary: 'What lies between two versions, as data' })
  @ApiOkResponse({ type: DiffResponse })
  @Problems('version-missing')
  diff(@User() user: CurrentUser, @Param('id') id: string, @Query() query: DiffQuery): Promise<DiffResponse> {
    return this.versions.diff(user, id, query);
  }

  @Needs('write')
  @Post('versions/:version/restore')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make a version once more the newest, as a draft' })
  @ApiVersionParam()
  @TakesIfMatch()
  @AnswersWorkflow()
  @Problems('if-match-invalid', 'version-missing', 'version-conflict')
  restore(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
    @Headers('if-match') ifMatch?: string,
  ): Promise<WorkflowResponse> {
    return this.versions.restore(user, id, version, parseIfMatch(ifMatch));
  }
}
