import { Body, Controller, Delete, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { User, type CurrentUser } from '../../auth/current-user.decorator';
import { Needs } from '../../auth/needs.decorator';
import { Problems } from '../../common/problems/problems.decorator';
import { ScheduleNodeRequest } from '../schedule.dto';
import { BackfillCancelledResponse, BackfillRequest, BackfillResponse } from './backfill.dto';
import { BackfillsService } from './backfills.service';

/** Making up for past slots. */
@ApiTags('schedules')
@ApiBearerAuth()
@Controller('workflows/:id/schedule/backfill')
export class BackfillsController {
  constructor(private readonly backfills: BackfillsService) {}

  @Needs('run')
  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Start executions for the past slots of a range, a few at a time, each slot once',
  })
  @ApiResponse({ status: 200, type: BackfillResponse, description: 'A dry run: nothing starts.' })
  @ApiResponse({
    status: 202,
    type: BackfillResponse,
    description: 'Stored; they start one after the other.',
  })
  @Problems('backfill-range-invalid', 'backfill-too-large', 'schedule-not-running', 'schedule-node-required')
  async start(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Body() body: BackfillRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BackfillResponse> {
    const answer = await this.backfills.start(user, id, body);
    void reply.status(answer.dryRun ? 200 : 202);
    return answer;
  }

  @Needs('run')
  @Delete()
  @ApiOperation({ summary: 'End backfills: slots that have not started do not; executions under way finish' })
  @ApiOkResponse({ type: BackfillCancelledResponse })
  @Problems('schedule-not-running')
  async cancel(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Query() { nodeId }: ScheduleNodeRequest,
  ): Promise<BackfillCancelledResponse> {
    return { cancelled: await this.backfills.cancel(user, id, nodeId) };
  }
}
