import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { User, type CurrentUser } from '../auth/current-user.decorator';
import { idempotencyKey } from '../common/idempotency-key';
import { ProblemDetails } from '../common/problem-details';
import {
  AcceptedResponse,
  ExecuteRequest,
  ExecutionDetailResponse,
  ExecutionListQuery,
  ExecutionListResponse,
  WaitQuery,
} from './execution.dto';
import { ExecutionsService } from './executions.service';

@ApiTags('executions')
@ApiBearerAuth()
@ApiResponse({ status: 401, type: ProblemDetails, description: 'unauthorized' })
@ApiResponse({ status: 404, type: ProblemDetails, description: 'not-found' })
@Controller()
export class ExecutionsController {
  constructor(private readonly executions: ExecutionsService) {}

  @Post('workflows/:id/execute')
  @ApiOperation({ summary: 'Run a workflow by hand; with ?wait, answer with the finished execution' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'The same key within 24 hours: the same execution.',
  })
  @ApiResponse({ status: 200, type: ExecutionDetailResponse, description: 'It ended while we waited.' })
  @ApiResponse({ status: 202, type: AcceptedResponse, description: 'Accepted and stored; it will run.' })
  @ApiResponse({ status: 422, type: ProblemDetails, description: 'workflow-invalid' })
  async execute(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Query() { wait = 0 }: WaitQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('idempotency-key') key?: string,
    @Body() body?: ExecuteRequest,
  ): Promise<AcceptedResponse | ExecutionDetailResponse> {
    const start = await this.executions.execute(user, id, body ?? {}, wait, idempotencyKey(key));
    if (start.kind === 'finished') {
      void reply.status(200);
      return start.detail;
    }
    void reply.status(202);
    return { executionId: start.accepted.id, status: start.accepted.status };
  }

  @Get('workflows/:id/executions')
  @ApiOperation({ summary: "A workflow's executions, newest first" })
  @ApiOkResponse({ type: ExecutionListResponse })
  listOfWorkflow(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Query() query: ExecutionListQuery,
  ): Promise<ExecutionListResponse> {
    return this.executions.listOfWorkflow(user, id, query);
  }

  @Get('executions')
  @ApiOperation({ summary: 'My executions, newest first' })
  @ApiOkResponse({ type: ExecutionListResponse })
  list(@User() user: CurrentUser, @Query() query: ExecutionListQuery): Promise<ExecutionListResponse> {
    return this.executions.list(user, query);
  }

  @Get('executions/:id')
  @ApiOperation({ summary: 'An execution with all its steps' })
  @ApiOkResponse({ type: ExecutionDetailResponse })
  get(@User() user: CurrentUser, @Param('id') id: string): Promise<ExecutionDetailResponse> {
    return this.executions.get(user, id);
  }
}
