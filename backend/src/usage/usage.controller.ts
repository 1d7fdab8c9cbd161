import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { User, type CurrentUser } from '../auth/current-user.decorator';
import { Needs } from '../auth/needs.decorator';
import { ExecutionFiguresListResponse } from './execution-figures.dto';
import { FiguresQuery, UsageQuery, UsageResponse } from './usage.dto';
import { UsageService } from './usage.service';

@ApiTags('usage')
@ApiBearerAuth()
@Controller('usage')
export class UsageController {
  constructor(private readonly usage: UsageService) {}

  @Needs('read')
  @Get()
  @ApiOperation({
    summary: 'What my calls of language models took, by day, workflow or model',
    description: 'Calls count for the day (UTC) on which they ended, also when their workflow is gone.',
  })
  @ApiOkResponse({ type: UsageResponse })
  sum(@User() user: CurrentUser, @Query() query: UsageQuery): Promise<UsageResponse> {
    return this.usage.sum(user, query);
  }

  @Needs('read')
  @Get('executions')
  @ApiOperation({
    summary: 'How many executions there were, how they ended, and how long they took, by day',
    description:
      'Executions count for the day (UTC) on which they were accepted. Deleted ones are not counted.',
  })
  @ApiOkResponse({ type: ExecutionFiguresListResponse })
  executions(@User() user: CurrentUser, @Query() query: FiguresQuery): Promise<ExecutionFiguresListResponse> {
    return this.usage.executions(user, query);
  }
}
