import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { User, type CurrentUser } from '../auth/current-user.decorator';
import { Needs } from '../auth/needs.decorator';
import { idempotencyKey } from '../common/idempotency-key';
import { sendJson } from '../common/send-json';
import { Problems } from '../common/problems/problems.decorator';
import {
  AcceptedResponse,
  DetailQuery,
  ExecuteRequest,
  ExecutionDetailResponse,
  ExecutionListResponse,
  RetryRequest,
  WaitQuery,
} from './execution.dto';
import { StepResponse } from './step.dto';
import { ExecutionListQuery, WorkflowExecutionListQuery } from './list/execution-list.dto';
import { ExecutionControlService } from './execution-control.service';
import { SubstepListResponse } from './substep.dto';
import { SubstepsService } from './substeps.service';
import { ExecutionsService, type ManualStart } from './executions.service';

@ApiTags('executions')
@ApiBearerAuth()
@Controller()
export class ExecutionsController {
  constructor(
    private readonly executions: ExecutionsService,
    private readonly control: ExecutionControlService,
    private readonly substeps: SubstepsService,
  ) {}

  @Needs('run')
  @Post('workflows/:id/execute')
  @ApiOperation({ summary: 'Run a workflow by hand; with ?wait, answer with the finished execution' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'The same key within 24 hours: the same execution.',
  })
  @ApiResponse({ status: 200, type: ExecutionDetailResponse, description: 'It ended while we waited.' })
  @ApiResponse({ status: 202, type: AcceptedResponse, description: 'Accepted and stored; it will run.' })
  @Problems('workflow-invalid', 'input-invalid')
  async execute(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Query() { wait = 0 }: WaitQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('idempotency-key') key?: string,
    @Body() body?: ExecuteRequest,
  ): Promise<AcceptedResponse | ExecutionDetailResponse> {
    const start = await this.executions.execute(user, id, body ?? {}, wait, idempotencyKey(key));
    return answer(start, reply);
  }

  @Needs('read')
  @Get('workflows/:id/executions')
  @ApiOperation({ summary: "A workflow's executions, newest first" })
  @ApiOkResponse({ type: ExecutionListResponse })
  @Problems('cursor-invalid')
  listOfWorkflow(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Query() query: WorkflowExecutionListQuery,
  ): Promise<ExecutionListResponse> {
    return this.executions.listOfWorkflow(user, id, query);
  }

  @Needs('read')
  @Get('executions')
  @ApiOperation({ summary: 'My executions, newest first' })
  @ApiOkResponse({ type: ExecutionListResponse })
  @Problems('cursor-invalid')
  list(@User() user: CurrentUser, @Query() query: ExecutionListQuery): Promise<ExecutionListResponse> {
    return this.executions.list(user, query);
  }

  @Needs('read')
  @Get('executions/:id')
  @ApiOperation({ summary: 'An execution with all its steps' })
  @ApiOkResponse({ type: ExecutionDetailResponse })
  async get(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Query() { values }: DetailQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExecutionDetailResponse> {
    return values === 'none'
      ? this.executions.getWithoutValues(user, id)
      : sendJson<ExecutionDetailResponse>(await this.executions.get(user, id), reply);
  }

  @Needs('read')
  @Get('executions/:id/steps/:nodeId')
  @ApiOperation({ summary: 'One step, with its whole input and output however large they are' })
  @ApiOkResponse({ type: StepResponse })
  async getStep(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Param('nodeId') nodeId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StepResponse> {
    return sendJson<StepResponse>(await this.executions.getStep(user, id, nodeId), reply);
  }

  @Needs('read')
  @Get('executions/:id/steps/:nodeId/substeps')
  @ApiOperation({ summary: 'The calls that a step made of language models and tools' })
  @ApiOkResponse({ type: SubstepListResponse })
  listSubsteps(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Param('nodeId') nodeId: string,
  ): Promise<SubstepListResponse> {
    return this.substeps.list(user, id, nodeId);
  }

  @Needs('write')
  @Delete('executions/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete an execution that has ended, with its steps and values' })
  @ApiNoContentResponse({ description: 'It is gone. Executions that repeat it still name it.' })
  @Problems('execution-not-ended')
  async delete(@User() user: CurrentUser, @Param('id') id: string): Promise<void> {
    await this.control.delete(user, id);
  }

  @Needs('run')
  @Post('executions/:id/cancel')
  @HttpCode(202)
  @ApiOperation({ summary: 'End an execution; what runs is stopped within a second' })
  @ApiResponse({ status: 202, type: AcceptedResponse, description: 'How far it is now.' })
  @Problems('execution-ended')
  async cancel(@User() user: CurrentUser, @Param('id') id: string): Promise<AcceptedResponse> {
    return { executionId: id, status: await this.control.cancel(user, id) };
  }

  @Needs('run')
  @Post('executions/:id/retry')
  @ApiOperation({ summary: 'Run an execution once more as a new one, whole or from a node' })
  @ApiResponse({ status: 200, type: ExecutionDetailResponse, description: 'It ended while we waited.' })
  @ApiResponse({ status: 202, type: AcceptedResponse, description: 'Accepted and stored; it will run.' })
  @Problems('execution-not-ended', 'retry-node-unknown', 'workflow-invalid', 'input-invalid')
  async retry(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Query() { wait = 0 }: WaitQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body?: RetryRequest,
  ): Promise<AcceptedResponse | ExecutionDetailResponse> {
    return answer(await this.control.retry(user, id, body ?? {}, wait), reply);
  }
}

/** 200 with the end, or 202 with the promise of one. */
function answer(start: ManualStart, reply: FastifyReply): AcceptedResponse | ExecutionDetailResponse {
  if (start.kind === 'finished') {
    void reply.status(200);
    return sendJson<ExecutionDetailResponse>(start.detail, reply);
  }
  void reply.status(202);
  return { executionId: start.accepted.id, status: start.accepted.status };
}
