import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { User, type CurrentUser } from '../../auth/current-user.decorator';
import { Needs } from '../../auth/needs.decorator';
import { Problems } from '../../common/problems/problems.decorator';
import { BulkExecutionsService } from './bulk-executions.service';
import { BulkRequest, BulkResponse, BulkRetryRequest } from './bulk.dto';

/** A route for each action: who may start executions may not for that reason delete them. */
@ApiTags('executions')
@ApiBearerAuth()
@Controller('executions')
export class BulkExecutionsController {
  constructor(private readonly bulk: BulkExecutionsService) {}

  @Needs('run')
  @Post('bulk-cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancel many executions, at most 1,000 at a time, or count them' })
  @ApiOkResponse({ type: BulkResponse })
  @Problems('bulk-selection-invalid', 'cursor-invalid')
  cancel(@User() user: CurrentUser, @Body() request: BulkRequest): Promise<BulkResponse> {
    return this.bulk.cancel(user, request);
  }

  @Needs('run')
  @Post('bulk-retry')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Run many executions once more, at most 1,000 at a time, or count them; by a filter without status: those that failed or were cancelled',
  })
  @ApiOkResponse({ type: BulkResponse })
  @Problems('bulk-selection-invalid', 'cursor-invalid')
  retry(@User() user: CurrentUser, @Body() request: BulkRetryRequest): Promise<BulkResponse> {
    return this.bulk.retry(user, request);
  }

  @Needs('write')
  @Post('bulk-delete')
  @HttpCode(200)
  @ApiOperation({ summary: 'Delete many executions that have ended, at most 1,000 at a time, or count them' })
  @ApiOkResponse({ type: BulkResponse })
  @Problems('bulk-selection-invalid', 'cursor-invalid')
  delete(@User() user: CurrentUser, @Body() request: BulkRequest): Promise<BulkResponse> {
    return this.bulk.delete(user, request);
  }
}
