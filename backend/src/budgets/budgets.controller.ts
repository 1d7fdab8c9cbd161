import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { User, type CurrentUser } from '../auth/current-user.decorator';
import { Needs } from '../auth/needs.decorator';
import { Problems } from '../common/problems/problems.decorator';
import { BudgetListResponse, BudgetRequest, BudgetResponse, WorkflowBudgetResponse } from './budget.dto';
import { BudgetsService } from './budgets.service';

@ApiTags('budgets')
@ApiBearerAuth()
@Controller()
export class BudgetsController {
  constructor(private readonly budgets: BudgetsService) {}

  @Needs('read')
  @Get('budgets')
  @ApiOperation({ summary: "What may be spent on language models in a day, and what is gone of today's" })
  @ApiOkResponse({ type: BudgetListResponse })
  list(@User() user: CurrentUser): Promise<BudgetListResponse> {
    return this.budgets.list(user);
  }

  @Needs('write')
  @Put('budgets/account')
  @ApiOperation({
    summary: 'Set what all my workflows together may spend on language models in a day',
    description: 'Both limits null: no budget. A call that would pass a budget is not made.',
  })
  @ApiOkResponse({ type: BudgetResponse })
  setOfAccount(@User() user: CurrentUser, @Body() body: BudgetRequest): Promise<BudgetResponse> {
    return this.budgets.setOfAccount(user, body);
  }

  @Needs('write')
  @Put('workflows/:id/budget')
  @ApiOperation({
    summary: 'Set what a workflow may spend on language models in a day',
    description: 'Both limits null: no budget of its own. That of the account holds beside it.',
  })
  @ApiOkResponse({ type: WorkflowBudgetResponse })
  @Problems('too-many-budgets')
  setOfWorkflow(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Body() body: BudgetRequest,
  ): Promise<WorkflowBudgetResponse> {
    return this.budgets.setOfWorkflow(user, id, body);
  }
}
