import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsNumber, Max, Min, ValidateIf } from 'class-validator';

const MAX_TOKENS = 1_000_000_000_000;
const MAX_COST = 1_000_000;

/** Null is a value here, and says that there is no such limit; leaving it out is a mistake. */
const UnlessNull = () => ValidateIf((_object, value: unknown) => value !== null);

/** What may be spent in a day. */
export class BudgetRequest {
  @ApiProperty({
    type: 'integer',
    nullable: true,
    minimum: 0,
    maximum: MAX_TOKENS,
    description: 'Most tokens of prompts and answers in a day (UTC); null for no limit.',
    example: 200_000,
  })
  @IsInt()
  @Min(0)
  @Max(MAX_TOKENS)
  @UnlessNull()
  tokensPerDay!: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    minimum: 0,
    maximum: MAX_COST,
    description: 'Most USD in a day (UTC); null for no limit. Calls whose price is not known count nothing.',
    example: 2.5,
  })
  @IsNumber()
  @Min(0)
  @Max(MAX_COST)
  @UnlessNull()
  costPerDay!: number | null;
}

/** A budget, and what is gone of it today. Both limits null: there is none. */
export class BudgetResponse {
  @ApiProperty({ type: 'integer', nullable: true, example: 200_000 })
  tokensPerDay!: number | null;

  @ApiProperty({ type: Number, nullable: true, example: null })
  costPerDay!: number | null;

  @ApiProperty({ type: 'integer', description: 'By calls of today that have ended.', example: 9650 })
  usedTokens!: number;

  @ApiProperty({ description: 'In USD, by calls of today that have ended.', example: 0.00614 })
  usedCost!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Calls of today whose price is not known. They are not in `usedCost`.',
    example: 0,
  })
  unpricedCalls!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Set aside for calls that are under way. Only calls under a budget set something aside.',
    example: 8300,
  })
  heldTokens!: number;

  @ApiProperty({ description: 'In USD, set aside for calls that are under way.', example: 0.0021 })
  heldCost!: number;
}

/** The budget of a workflow. */
export class WorkflowBudgetResponse extends BudgetResponse {
  @ApiProperty({ format: 'uuid' })
  workflowId!: string;

  @ApiProperty({ example: 'Triage support mail' })
  workflowName!: string;
}

/** The budget of the account, and those of workflows. */
export class BudgetListResponse {
  @ApiProperty({ type: BudgetResponse, description: 'Of all workflows together.' })
  account!: BudgetResponse;

  @ApiProperty({ type: [WorkflowBudgetResponse], description: 'Workflows that have one, at most 500.' })
  workflows!: WorkflowBudgetResponse[];

  @ApiProperty({ format: 'date-time', description: 'When the day ends, and all begins anew.' })
  dayEndsAt!: Date;
}
