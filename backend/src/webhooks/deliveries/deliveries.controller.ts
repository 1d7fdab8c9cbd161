import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { User, type CurrentUser } from '../../auth/current-user.decorator';
import { Needs } from '../../auth/needs.decorator';
import { Problems } from '../../common/problems/problems.decorator';
import { AcceptedResponse } from '../../executions/execution.dto';
import { DeliveriesService } from './deliveries.service';
import { DeliveryDetailResponse, DeliveryListQuery, DeliveryListResponse } from './delivery.dto';

/** The delivery log of a workflow's webhook. */
@ApiTags('webhooks')
@ApiBearerAuth()
@Controller('workflows/:id/deliveries')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Needs('read')
  @Get()
  @ApiOperation({ summary: 'Calls of the webhook, newest first: accepted, refused and why, repeated' })
  @ApiOkResponse({ type: DeliveryListResponse })
  @Problems('cursor-invalid')
  list(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Query() query: DeliveryListQuery,
  ): Promise<DeliveryListResponse> {
    return this.deliveries.list(user, id, query);
  }

  @Needs('read')
  @Get(':deliveryId')
  @ApiOperation({ summary: 'A call of the webhook with what it sent' })
  @ApiOkResponse({ type: DeliveryDetailResponse })
  get(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Param('deliveryId') deliveryId: string,
  ): Promise<DeliveryDetailResponse> {
    return this.deliveries.get(user, id, deliveryId);
  }

  @Needs('run')
  @Post(':deliveryId/replay')
  @HttpCode(202)
  @ApiOperation({ summary: 'Run the published version with what a call sent, as if it arrived now' })
  @ApiResponse({ status: 202, type: AcceptedResponse, description: 'Accepted and stored; it will run.' })
  @Problems('delivery-not-replayable')
  replay(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Param('deliveryId') deliveryId: string,
  ): Promise<AcceptedResponse> {
    return this.deliveries.replay(user, id, deliveryId);
  }
}
