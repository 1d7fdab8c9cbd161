import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { User, type CurrentUser } from '../../auth/current-user.decorator';
import { Needs } from '../../auth/needs.decorator';
import { Problems } from '../../common/problems/problems.decorator';
import { ListenerResponse } from './listener.dto';
import { ListenersService } from './listeners.service';

/** Waiting for the next call of a workflow's webhook, to run the draft with it. */
@ApiTags('webhooks')
@ApiBearerAuth()
@Controller('workflows/:id/listener')
export class ListenerController {
  constructor(private readonly listeners: ListenersService) {}

  @Needs('run')
  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Run the newest version, published or not, with the next call of its webhook' })
  @ApiOkResponse({ type: ListenerResponse })
  @Problems('webhook-not-listening')
  open(@User() user: CurrentUser, @Param('id') id: string): Promise<ListenerResponse> {
    return this.listeners.open(user, id);
  }

  @Needs('read')
  @Get()
  @ApiOperation({ summary: 'Whether the call came, and what it started' })
  @ApiOkResponse({ type: ListenerResponse })
  get(@User() user: CurrentUser, @Param('id') id: string): Promise<ListenerResponse> {
    return this.listeners.get(user, id);
  }

  @Needs('run')
  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Wait no longer' })
  @ApiNoContentResponse()
  close(@User() user: CurrentUser, @Param('id') id: string): Promise<void> {
    return this.listeners.close(user, id);
  }
}
