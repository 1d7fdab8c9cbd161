import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { User, type CurrentUser } from '../../auth/current-user.decorator';
import { Needs } from '../../auth/needs.decorator';
import { CursorQuery } from '../../common/page.dto';
import { Problems } from '../../common/problems/problems.decorator';
import { OwnedScheduleListResponse } from './schedule-overview.dto';
import { ScheduleOverviewService } from './schedule-overview.service';

/** Schedules, whichever workflow they are of. */
@ApiTags('schedules')
@ApiBearerAuth()
@Controller('schedules')
export class ScheduleOverviewController {
  constructor(private readonly overview: ScheduleOverviewService) {}

  @Needs('read')
  @Get()
  @ApiOperation({ summary: 'Schedules of all my workflows in words, with their next slots and the latest' })
  @ApiOkResponse({ type: OwnedScheduleListResponse })
  @Problems('cursor-invalid')
  list(@User() user: CurrentUser, @Query() query: CursorQuery): Promise<OwnedScheduleListResponse> {
    return this.overview.list(user, query);
  }
}
