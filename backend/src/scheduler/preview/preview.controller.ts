import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../../auth/needs.decorator';
import { Problems } from '../../common/problems/problems.decorator';
import { PreviewQuery, PreviewResponse } from './preview.dto';
import { previewSchedule } from './preview-schedule';

/** Schedules that are only asked about. */
@ApiTags('schedules')
@ApiBearerAuth()
@Controller('schedules')
export class PreviewController {
  @Needs('read')
  @Get('preview')
  @ApiOperation({
    summary: 'A schedule in words and its next slots, with marks where daylight saving has a say',
  })
  @ApiOkResponse({ type: PreviewResponse })
  @Problems('schedule-invalid')
  preview(@Query() query: PreviewQuery): Promise<PreviewResponse> {
    return previewSchedule(query, new Date());
  }
}
