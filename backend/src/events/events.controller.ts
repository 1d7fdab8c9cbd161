import { Controller, Get, Headers, Param, Query, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExtraModels,
  ApiHeader,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { User, type CurrentUser } from '../auth/current-user.decorator';
import { Needs } from '../auth/needs.decorator';
import { Problems } from '../common/problems/problems.decorator';
import {
  CloseEvent,
  EventsQuery,
  ExecutionEvent,
  ExecutionSnapshotEvent,
  StepEvent,
  TextEvent,
} from './event.dto';
import { ExecutionStreamsService } from './execution-streams.service';
import { tokenExpiryMs } from './token-expiry';

@ApiTags('executions')
@ApiBearerAuth()
@ApiExtraModels(ExecutionSnapshotEvent, StepEvent, ExecutionEvent, TextEvent, CloseEvent)
@Controller('executions')
export class EventsController {
  constructor(private readonly streams: ExecutionStreamsService) {}

  @Needs('read')
  @Get(':id/events')
  @ApiOperation({
    summary: 'Follow an execution until it ends, by server-sent events',
    description:
      'Events: `snapshot` (ExecutionSnapshotEvent) first, then `step` (StepEvent) and `execution` (ExecutionEvent) for each change, at last `end` (ExecutionEvent); `close` (CloseEvent) when the stream ends before the execution. Besides, `text` (TextEvent) for what a running step shows, as a model writes it: without an id, not stored and not told again, so who comes late sees it from an `offset` on.',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The id of the last event that was seen: the stream goes on behind it.',
  })
  @ApiResponse({
    status: 200,
    description: 'A stream of events.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @Problems('too-many-streams')
  async follow(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Query() { lastEventId }: EventsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Headers('last-event-id') lastEventHeader?: string,
    @Headers('authorization') authorization?: string,
  ): Promise<void> {
    const lastSeen = revisionOf(lastEventHeader) ?? lastEventId;
    // Fastify answers HEAD by this route too, and throws away what would be sent: nothing may be opened for it.
    const body =
      request.method === 'HEAD'
        ? await this.streams.requireExisting(user, id)
        : await this.streams.follow(user, id, lastSeen, tokenExpiryMs(authorization));
    void reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      // Neither stored nor compressed on its way, and passed on by nginx as it comes.
      .header('cache-control', 'no-cache, no-transform')
      .header('x-accel-buffering', 'no')
      // Else the connection would be kept for another request, and hold up a shutdown.
      .header('connection', 'close')
      .send(body);
  }
}

/** A header that is no id of ours counts as none: what browsers send by themselves must not lock anybody out. */
function revisionOf(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,9}$/.test(header.trim()) ? Number(header) : undefined;
}
