import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { User, type CurrentUser } from '../../auth/current-user.decorator';
import { Needs } from '../../auth/needs.decorator';
import { CursorQuery } from '../../common/page.dto';
import { Problems } from '../../common/problems/problems.decorator';
import { WebhookListResponse } from './webhook-overview.dto';
import { WebhookOverviewService } from './webhook-overview.service';

/** Webhooks, whichever workflow they are of. */
@ApiTags('webhooks')
@ApiBearerAuth()
@Controller('webhooks')
export class WebhookOverviewController {
  constructor(private readonly overview: WebhookOverviewService) {}

  @Needs('read')
  @Get()
  @ApiOperation({ summary: 'Webhooks of all my workflows: methods, proof and how they answer' })
  @ApiOkResponse({ type: WebhookListResponse })
  @Problems('cursor-invalid')
  list(@User() user: CurrentUser, @Query() query: CursorQuery): Promise<WebhookListResponse> {
    return this.overview.list(user, query);
  }
}
