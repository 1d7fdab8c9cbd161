import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { User, type CurrentUser } from '../auth/current-user.decorator';
import { Needs } from '../auth/needs.decorator';
import { parseIfMatch } from '../common/if-match';
import { Problems } from '../common/problems/problems.decorator';
import { TagListResponse, WorkflowListQuery, WorkflowListResponse } from './workflow-list.dto';
import { AnswersNewWorkflow, AnswersWorkflow, TakesIfMatch, TakesPrefer } from './workflow-answer';
import {
  CreateWorkflowRequest,
  UpdateWorkflowRequest,
  ValidationResponse,
  WorkflowDocumentRequest,
  WorkflowResponse,
} from './workflow.dto';
import { WorkflowListsService } from './workflow-lists.service';
import { WorkflowsService } from './workflows.service';

@ApiTags('workflows')
@ApiBearerAuth()
@Controller('workflows')
export class WorkflowsController {
  constructor(
    private readonly workflows: WorkflowsService,
    private readonly lists: WorkflowListsService,
  ) {}

  @Needs('write')
  @Post()
  @ApiOperation({ summary: 'Create a workflow (and publish it, unless publish is false)' })
  @AnswersNewWorkflow()
  @Problems('workflow-invalid', 'too-many-active-schedules')
  create(@User() user: CurrentUser, @Body() body: CreateWorkflowRequest): Promise<WorkflowResponse> {
    return this.workflows.create(user, body);
  }

  @Needs('read')
  @Get()
  @ApiOperation({ summary: 'My workflows, last changed first; or those in the bin' })
  @ApiOkResponse({ type: WorkflowListResponse })
  @Problems('text-not-storable')
  list(@User() user: CurrentUser, @Query() query: WorkflowListQuery): Promise<WorkflowListResponse> {
    return this.lists.list(user, query);
  }

  @Needs('read')
  @Get('tags')
  @ApiOperation({ summary: 'All tags of my workflows, and how many have each' })
  @ApiOkResponse({ type: TagListResponse })
  listTags(@User() user: CurrentUser): Promise<TagListResponse> {
    return this.lists.listTags(user);
  }

  @Needs('read')
  @Post('validate')
  @HttpCode(200)
  @ApiOperation({ summary: 'All problems of a document, without saving it' })
  @ApiOkResponse({ type: ValidationResponse })
  validate(@User() user: CurrentUser, @Body() body: WorkflowDocumentRequest): Promise<ValidationResponse> {
    return this.workflows.validate(user, body);
  }

  @Needs('read')
  @Get(':id')
  @ApiOperation({ summary: 'A workflow with its newest document' })
  @AnswersWorkflow()
  get(@User() user: CurrentUser, @Param('id') id: string): Promise<WorkflowResponse> {
    return this.workflows.get(user, id);
  }

  @Needs('write')
  @Patch(':id')
  @ApiOperation({
    summary: 'Change a workflow: a changed document is a new version (published, unless publish is false)',
  })
  @TakesIfMatch()
  @TakesPrefer()
  @AnswersWorkflow()
  @Problems(
    'if-match-invalid',
    'version-conflict',
    'workflow-invalid',
    'workflow-changing',
    'too-many-active-schedules',
  )
  update(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Body() body: UpdateWorkflowRequest,
    @Headers('if-match') ifMatch?: string,
  ): Promise<WorkflowResponse> {
    return this.workflows.update(user, id, body, parseIfMatch(ifMatch));
  }
}
