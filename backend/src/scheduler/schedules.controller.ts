import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { User, type CurrentUser } from '../auth/current-user.decorator';
import { Needs } from '../auth/needs.decorator';
import { idempotencyKey } from '../common/idempotency-key';
import { Problems } from '../common/problems/problems.decorator';
import { AcceptedResponse } from '../executions/execution.dto';
import {
  ScheduleListResponse,
  ScheduleNodeRequest,
  ScheduleQuery,
  WorkflowScheduleResponse,
} from './schedule.dto';
import { SchedulesService } from './schedules.service';

/** The schedules of a workflow. */
@ApiTags('schedules')
@ApiBearerAuth()
@Controller('workflows/:id/schedule')
export class SchedulesController {
  constructor(private readonly schedules: SchedulesService) {}

  @Needs('read')
  @Get()
  @ApiOperation({
    summary: 'Schedules of a workflow in words, their next slots, and past slots, newest first',
  })
  @ApiOkResponse({ type: WorkflowScheduleResponse })
  @Problems('cursor-invalid')
  get(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Query() query: ScheduleQuery,
  ): Promise<WorkflowScheduleResponse> {
    return this.schedules.get(user, id, query);
  }

  @Needs('write')
  @Post('pause')
  @HttpCode(200)
  @ApiOperation({ summary: 'Hold a schedule, or all of a workflow: nothing starts, what waits waits on' })
  @ApiOkResponse({ type: ScheduleListResponse })
  @Problems('schedule-not-running')
  pause(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Body() body?: ScheduleNodeRequest,
  ): Promise<ScheduleListResponse> {
    return this.schedules.pause(user, id, body?.nodeId);
  }

  @Needs('write')
  @Post('resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'End a pause; slots that came due meanwhile are skipped' })
  @ApiOkResponse({ type: ScheduleListResponse })
  @Problems('schedule-not-running')
  resume(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Body() body?: ScheduleNodeRequest,
  ): Promise<ScheduleListResponse> {
    return this.schedules.resume(user, id, body?.nodeId);
  }

  @Needs('run')
  @Post('run')
  @HttpCode(202)
  @ApiOperation({ summary: 'Start an execution as the schedule would, now and outside of its slots' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'The same key within 24 hours: the same execution.',
  })
  @ApiResponse({ status: 202, type: AcceptedResponse, description: 'Accepted and stored; it will run.' })
  @Problems('schedule-not-running', 'schedule-node-required')
  run(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Headers('idempotency-key') key?: string,
    @Body() body?: ScheduleNodeRequest,
  ): Promise<AcceptedResponse> {
    return this.schedules.run(user, id, body?.nodeId, idempotencyKey(key));
  }
}
