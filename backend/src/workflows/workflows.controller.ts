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
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { User, type CurrentUser } from '../auth/current-user.decorator';
import { PageQuery } from '../common/page.dto';
import { parseIfMatch } from '../common/if-match';
import { ProblemDetails } from '../common/problem-details';
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
@ApiResponse({ status: 401, type: ProblemDetails, description: 'unauthorized' })
@Controller('workflows')
export class WorkflowsController {
  constructor(private readonly workflows: WorkflowsService) {}

  @Post()
  @ApiOperation({ summary: 'Create a workflow (and publish it, unless publish is false)' })
  @ApiCreatedResponse({ type: WorkflowResponse })
  @ApiResponse({
    status: 422,
    type: ProblemDetails,
    description: 'workflow-invalid: errors lists every problem',
  })
  create(@User() user: CurrentUser, @Body() body: CreateWorkflowRequest): Promise<WorkflowResponse> {
    return this.workflows.create(user, body);
  }

  @Get()
  @ApiOperation({ summary: 'My workflows, last changed first' })
  @ApiOkResponse({ type: WorkflowListResponse })
  list(@User() user: CurrentUser, @Query() query: PageQuery): Promise<WorkflowListResponse> {
    return this.workflows.list(user, query);
  }

  @Post('validate')
  @HttpCode(200)
  @ApiOperation({ summary: 'All problems of a document, without saving it' })
  @ApiOkResponse({ type: ValidationResponse })
  validate(@Body() body: WorkflowDocumentRequest): ValidationResponse {
    return this.workflows.validate(body);
  }

  @Get(':id')
  @ApiOperation({ summary: 'A workflow with its newest document' })
  @ApiOkResponse({ type: WorkflowResponse })
  @ApiResponse({ status: 404, type: ProblemDetails, description: 'not-found' })
  get(@User() user: CurrentUser, @Param('id') id: string): Promise<WorkflowResponse> {
    return this.workflows.get(user, id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a workflow: a new version (published, unless publish is false)' })
  @ApiHeader({ name: 'If-Match', required: false, description: 'The version the change was made on.' })
  @ApiOkResponse({ type: WorkflowResponse })
  @ApiResponse({ status: 404, type: ProblemDetails, description: 'not-found' })
  @ApiResponse({ status: 412, type: ProblemDetails, description: 'version-conflict' })
  @ApiResponse({ status: 422, type: ProblemDetails, description: 'workflow-invalid' })
  update(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Body() body: UpdateWorkflowRequest,
    @Headers('if-match') ifMatch?: string,
  ): Promise<WorkflowResponse> {
    return this.workflows.update(user, id, body, parseIfMatch(ifMatch));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a workflow; executions under way finish' })
  @ApiNoContentResponse()
  @ApiResponse({ status: 404, type: ProblemDetails, description: 'not-found' })
  delete(@User() user: CurrentUser, @Param('id') id: string): Promise<void> {
    return this.workflows.delete(user, id);
  }

  @Get(':id/versions/:version')
  @ApiOperation({ summary: 'One immutable version' })
  @ApiOkResponse({ type: WorkflowVersionResponse })
  @ApiResponse({ status: 404, type: ProblemDetails, description: 'not-found' })
  getVersion(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<WorkflowVersionResponse> {
    return this.workflows.getVersion(user, id, version);
  }
}
