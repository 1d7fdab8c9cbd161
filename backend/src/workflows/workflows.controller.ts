import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseIntPipe,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { User, type CurrentUser } from '../auth/current-user.decorator';
import { Needs } from '../auth/needs.decorator';
import { PageQuery } from '../common/page.dto';
import { parseIfMatch } from '../common/if-match';
import { Problems } from '../common/problems/problems.decorator';
import {
  CreateWorkflowRequest,
  UpdateWorkflowRequest,
  ValidationResponse,
  WorkflowDocumentRequest,
  WorkflowListResponse,
  WorkflowResponse,
  WorkflowVersionResponse,
} from './workflow.dto';
import { WorkflowsService } from './workflows.service';

@ApiTags('workflows')
@ApiBearerAuth()
@Controller('workflows')
export class WorkflowsController {
  constructor(private readonly workflows: WorkflowsService) {}

  @Needs('write')
  @Post()
  @ApiOperation({ summary: 'Create a workflow (and publish it, unless publish is false)' })
  @ApiCreatedResponse({ type: WorkflowResponse })
  @Problems('workflow-invalid')
  create(@User() user: CurrentUser, @Body() body: CreateWorkflowRequest): Promise<WorkflowResponse> {
    return this.workflows.create(user, body);
  }

  @Needs('read')
  @Get()
  @ApiOperation({ summary: 'My workflows, last changed first' })
  @ApiOkResponse({ type: WorkflowListResponse })
  list(@User() user: CurrentUser, @Query() query: PageQuery): Promise<WorkflowListResponse> {
    return this.workflows.list(user, query);
  }

  @Needs('read')
  @Post('validate')
  @HttpCode(200)
  @ApiOperation({ summary: 'All problems of a document, without saving it' })
  @ApiOkResponse({ type: ValidationResponse })
  validate(@Body() body: WorkflowDocumentRequest): ValidationResponse {
    return this.workflows.validate(body);
  }

  @Needs('read')
  @Get(':id')
  @ApiOperation({ summary: 'A workflow with its newest document' })
  @ApiOkResponse({ type: WorkflowResponse })
  get(@User() user: CurrentUser, @Param('id') id: string): Promise<WorkflowResponse> {
    return this.workflows.get(user, id);
  }

  @Needs('write')
  @Patch(':id')
  @ApiOperation({ summary: 'Change a workflow: a new version (published, unless publish is false)' })
  @ApiHeader({ name: 'If-Match', required: false, description: 'The version the change was made on.' })
  @ApiOkResponse({ type: WorkflowResponse })
  @Problems('version-conflict', 'workflow-invalid')
  update(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Body() body: UpdateWorkflowRequest,
    @Headers('if-match') ifMatch?: string,
  ): Promise<WorkflowResponse> {
    return this.workflows.update(user, id, body, parseIfMatch(ifMatch));
  }

  @Needs('write')
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a workflow; executions under way finish' })
  @ApiNoContentResponse()
  delete(@User() user: CurrentUser, @Param('id') id: string): Promise<void> {
    return this.workflows.delete(user, id);
  }

  @Needs('read')
  @Get(':id/versions/:version')
  @ApiOperation({ summary: 'One immutable version' })
  @ApiOkResponse({ type: WorkflowVersionResponse })
  getVersion(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<WorkflowVersionResponse> {
    return this.workflows.getVersion(user, id, version);
  }
}
